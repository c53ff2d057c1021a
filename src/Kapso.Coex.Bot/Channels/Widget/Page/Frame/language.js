import { texts } from './texts.js';

/** What Web Chat calls our languages. */
const locales = { en: 'en-US', es: 'es-ES', pt: 'pt-BR' };

const known = tag => Object.keys(texts).find(code => code === String(tag || '').slice(0, 2).toLowerCase());

/** The language of the conversation: at first the site's or the browser's, then the one in which the bot answers. */
export class Language extends EventTarget {
  constructor(wished) {
    super();
    this.code = known(wished) || (navigator.languages || [navigator.language]).map(known).find(Boolean) || 'en';
    this.#write();
  }

  get text() { return texts[this.code]; }

  get locale() { return locales[this.code]; }

  speak(tag) {
    const code = known(tag);
    if (code && code !== this.code) {
      this.code = code;
      this.#write();
      this.dispatchEvent(new Event('change'));
    }
  }

  // Elements name their words in the page: data-text for what they say, data-label for what they are called.
  #write() {
    document.documentElement.lang = this.code;
    document.title = this.text.title;
    document.querySelectorAll('[data-text]').forEach(element => { element.textContent = this.text[element.dataset.text]; });
    document.querySelectorAll('[data-label]').forEach(element => {
      element.setAttribute('aria-label', this.text[element.dataset.label]);
      element.title = this.text[element.dataset.label];
    });
  }
}
