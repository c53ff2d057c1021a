const find = id => document.getElementById(id);
const codes = { TooManyUploads: 'tooManyFiles', TooManyMessages: 'tooMany', MessageSizeTooBig: 'tooBig' };

/** What we have to say beside the conversation: how the connection is, how an upload goes, why something was not taken. */
export class Notices {
  #language;
  #line;

  constructor(language, line, outbox) {
    this.#language = language;
    this.#line = line;
    line.addEventListener('state', ({ isBusy }) => this.#tellConnection(isBusy));
    language.addEventListener('change', () => this.#tellConnection());
    window.addEventListener('online', () => this.#tellConnection());
    window.addEventListener('offline', () => this.#tellConnection());
    outbox.addEventListener('upload', about => this.#tellUpload(about));
    outbox.addEventListener('refused', ({ trouble }) => this.refuse(trouble));
    find('retry').addEventListener('click', () => { line.hurry(); outbox.hurry(); });
    find('dismiss').addEventListener('click', () => { find('refusal').hidden = true; });
  }

  /** For ears only. */
  say(words) { find('said').textContent = words; }

  refuse(trouble) {
    const text = this.#language.text;
    // The server's sentence tells more than ours can; ours is in the customer's language.
    const words = text[codes[trouble.code]];
    this.warn(typeof words === 'function' ? words(trouble.seconds) : words || trouble.message || text.refused);
  }

  warn(words) {
    find('refusal-words').textContent = words;
    find('refusal').hidden = false;
  }

  /** Files that go with the next message: Web Chat shows that there are some, and not how many. */
  tellReady(count) {
    const words = count > 0 ? this.#language.text.ready(count) : '';
    find('upload').hidden = count === 0;
    find('upload-bar').hidden = true;
    find('upload-words').textContent = words;
    this.say(words);
  }

  #tellConnection(isBusy = false) {
    const text = this.#language.text;
    const isGood = this.#line.state !== 'lost' && navigator.onLine;
    const wasBad = !find('banner').hidden;
    find('banner').hidden = isGood;
    find('banner-words').textContent = isGood ? '' : isBusy ? text.busy : navigator.onLine ? text.lost : text.offline;
    find('retry').hidden = !navigator.onLine;
    if (isGood && wasBad) {
      this.say(text.back);
    }
  }

  #tellUpload({ count, share, isSent }) {
    const text = this.#language.text;
    const isOver = count === 0;
    if (isOver || find('upload-bar').hidden) {
      this.say(isOver ? isSent ? text.sent : '' : text.sending(count, 0)); // not every percent
    }
    find('upload').hidden = isOver;
    find('upload-bar').hidden = isOver;
    find('upload-words').textContent = share === 1 ? text.checking : text.sending(count, Math.round(share * 100));
    find('upload-bar').value = share;
  }
}
