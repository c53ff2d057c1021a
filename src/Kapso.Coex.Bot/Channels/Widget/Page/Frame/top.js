import { Unreachable, ask } from './wallet.js';
import { evidenceList } from './evidence.js';

const find = id => document.getElementById(id);

/** What stands above the conversation: who is talking, how far it has come, what is still needed. All of it is the server's word. */
export class Top {
  #wallet;
  #language;
  #state = null;
  #isMissing = false; // a server without it: then that part is not shown
  #asking = null;
  #due = 0;
  #say;

  /** @param {(words: string) => void} say for ears: what eyes see in the header */
  constructor(wallet, language, say) {
    this.#wallet = wallet;
    this.#language = language;
    this.#say = say;
    language.addEventListener('change', () => this.#show());
    this.#show();
  }

  /** Asks soon, and once for many messages that come together. */
  refresh() {
    if (this.#isMissing) {
      return;
    }
    clearTimeout(this.#due);
    this.#due = setTimeout(() => { this.#asking = (this.#asking || Promise.resolve()).then(() => this.#ask()); }, 60);
  }

  forget() {
    this.#state = null;
    this.#show();
  }

  async #ask() {
    const asked = this.#wallet.conversation;
    try {
      const answer = await ask('/widget/state', { headers: this.#wallet.headers });
      this.#isMissing = answer.status === 404 && !answer.headers.get('content-type')?.includes('json');
      if (answer.ok && asked === this.#wallet.conversation) {
        const before = this.#state?.with;
        this.#state = await answer.json();
        this.#language.speak(this.#state.language);
        this.#show();
        this.#tellWho(before, this.#state.with);
      }
    } catch (trouble) {
      if (!(trouble instanceof Unreachable)) {
        throw trouble;
      }
      // The next message, or the next connection, asks again.
    }
  }

  #show() {
    const text = this.#language.text;
    const { with: partner, progress, evidence = [], ended } = this.#state || {};
    const kind = partner?.kind || 'bot';
    document.body.dataset.with = kind;
    find('who').textContent = partner?.name || 'Kapso';
    find('initial').textContent = (partner?.name || 'Kapso').trim().slice(0, 1).toUpperCase();
    find('role').textContent = text[kind] || text.bot;
    this.#showProgress(text, progress, ended);
    this.#showEvidence(text, ended === 'solved' ? [] : evidence);
  }

  #tellWho(before, now) {
    if (before && (before.kind !== now.kind || before.name !== now.name)) {
      this.#say(this.#language.text.now[now.kind](now.name));
    }
  }

  #showProgress(text, progress, ended) {
    // The header tells of the person already, and the list of what is still needed tells how far collecting has come.
    const isShown = ended !== 'handed-over' && Boolean(ended || progress?.number);
    find('progress').hidden = !isShown;
    if (!isShown) {
      return;
    }
    const step = progress?.number ? text.step(progress.number, progress.about) : '';
    find('step').textContent = ended ? text[ended] || '' : step;
    find('playbook').textContent = progress?.title || '';
    const bar = find('bar');
    bar.hidden = ended ? ended !== 'solved' : !progress?.about;
    bar.max = progress?.about || 1;
    bar.value = ended === 'solved' ? bar.max : Math.min(progress?.number || 0, bar.max);
    bar.setAttribute('aria-label', [progress?.title, ended ? text[ended] : step].filter(Boolean).join(': '));
  }

  #showEvidence(text, evidence) {
    const box = find('evidence');
    box.hidden = evidence.length === 0;
    find('evidence-title').textContent = text.evidence(evidence.filter(item => item.state === 'given' || item.state === 'unobtainable').length, evidence.length);
    find('evidence-items').replaceChildren(...evidenceList(evidence, text));
  }
}
