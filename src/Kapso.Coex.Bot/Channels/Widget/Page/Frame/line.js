import { ask, Unreachable } from './wallet.js';

const pauses = [300, 1_000, 2_000, 4_000, 5_000];
const silence = 50_000; // the server breaks silence every 20 s

/**
 * Hears the conversation over Direct Line: history first, then what comes, over a WebSocket or, where networks let none through, by asking. It
 * never gives up. Microsoft's own client would wait 3 to 15 s after each loss without a word, then 20 s more, and is dead after an
 * expired token; that is why Web Chat gets this one, through the door that it has for others (its docs/CHAT_ADAPTER.md).
 */
export class Line extends EventTarget {
  #wallet;
  #language;
  #heard = new Map(); // activities by id, in the order of their coming
  #conversation = null;
  #watermark = '';
  #socket = null;
  #socketFailures = 0;
  #attempt = 0;
  #life = 0; // what belongs to an earlier one is over
  #lastSign = 0;
  #wake = () => {};
  state = 'opening';

  constructor(wallet, language) {
    super();
    this.#wallet = wallet;
    this.#language = language;
    window.addEventListener('online', () => this.hurry());
    window.addEventListener('offline', () => this.#lose());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#isStale && this.hurry());
    // Timers sleep with the laptop: a late one is how we learn that it slept.
    setInterval(() => this.#isStale && this.hurry(), 5_000);
  }

  get conversation() { return this.#conversation; }

  /** Everything heard so far. */
  get history() { return this.#heard.values(); }

  /** Begins, or begins again because the wallet holds another conversation. */
  start() {
    this.#lose();
    this.#run(++this.#life);
  }

  /** Tries now, without waiting out the pause. */
  hurry() {
    if (this.state === 'online' && !this.#isStale) {
      return;
    }
    this.#attempt = 0;
    this.#lose();
    this.#wake();
  }

  get #isStale() { return this.state === 'online' && Date.now() - this.#lastSign > silence; }

  async #run(life) {
    while (life === this.#life) {
      try {
        await this.#wallet.open();
        this.#turnTo(this.#wallet.conversation);
        const stream = await this.#join();
        await (this.#socketFailures < 2 ? this.#listen(stream, life) : this.#poll(life));
      } catch (trouble) {
        if (!(trouble instanceof Unreachable)) {
          console.error(trouble);
        }
        this.#become('lost', trouble.isBusy);
      }
      if (life === this.#life) {
        await this.#pause();
      }
    }
  }

  #turnTo(conversation) {
    if (this.#conversation !== conversation) {
      this.#conversation = conversation;
      this.#heard.clear();
      this.#watermark = '';
      this.#announce('conversation');
    }
  }

  // Opening twice is no harm, and greets a conversation whose first opening was never answered.
  async #join() {
    const base = '/v3/directline/conversations';
    const headers = { ...this.#wallet.headers, 'Content-Type': 'application/json' };
    const answer = this.#watermark
      ? await ask(`${base}/${this.#wallet.conversation}?watermark=${this.#watermark}`, { headers })
      : await ask(base, { method: 'POST', headers, body: JSON.stringify({ locale: this.#language.locale }) });
    if (!answer.ok) {
      this.#wallet.spoil();
      throw new Unreachable();
    }
    return (await answer.json()).streamUrl;
  }

  #listen(url, life) {
    return new Promise(resolve => {
      const socket = this.#socket = new WebSocket(url);
      const tooLong = setTimeout(() => socket.close(), 10_000);
      let hasWorked = false;
      socket.addEventListener('open', () => {
        clearTimeout(tooLong);
        this.#lastSign = Date.now();
        this.#become('online');
      });
      socket.addEventListener('message', ({ data }) => {
        this.#lastSign = Date.now();
        this.#socketFailures = 0;
        hasWorked = true; // some networks let a socket open and nothing through
        if (data && life === this.#life && this.#socket === socket) {
          this.#take(JSON.parse(data));
        }
      });
      socket.addEventListener('close', () => {
        clearTimeout(tooLong);
        this.#socketFailures += hasWorked ? 0 : 1;
        if (this.#socket === socket) {
          this.#socket = null;
          this.#become('lost');
        }
        resolve();
      });
    });
  }

  async #poll(life) {
    while (life === this.#life) {
      const answer = await ask(`/v3/directline/conversations/${this.#wallet.conversation}/activities?watermark=${this.#watermark}`, { headers: this.#wallet.headers });
      if (!answer.ok) {
        this.#wallet.spoil();
        throw new Unreachable();
      }
      this.#lastSign = Date.now();
      this.#become('online');
      this.#take(await answer.json());
      await this.#pause(2_000);
      await this.#wallet.open();
    }
  }

  #take({ activities = [], watermark }) {
    this.#watermark = watermark || this.#watermark;
    for (const activity of activities) {
      // That somebody is writing is true for a moment only, and no part of the conversation.
      const isNew = activity.type !== 'typing' && !this.#heard.has(activity.id);
      if (activity.type !== 'typing') {
        this.#heard.set(activity.id, activity);
      }
      this.dispatchEvent(Object.assign(new Event('activity'), { activity, isNew }));
    }
  }

  #lose() {
    const socket = this.#socket;
    this.#socket = null;
    // A socket on a dead network takes minutes to close; nobody waits for it.
    socket?.dispatchEvent(new Event('close'));
    socket?.close();
    this.#become('lost');
  }

  #pause(fixed) {
    const length = fixed ?? pauses[Math.min(this.#attempt++, pauses.length - 1)] * (0.75 + Math.random() / 2);
    return new Promise(resolve => {
      const timer = setTimeout(resolve, length);
      this.#wake = () => { clearTimeout(timer); resolve(); };
    });
  }

  #become(state, isBusy = false) {
    if (state === 'online') {
      this.#attempt = 0;
    }
    if (this.state === 'opening' && state === 'lost' && this.#attempt === 0) {
      return; // the first attempt may fail quietly
    }
    this.state = state;
    this.#announce('state', { isBusy });
  }

  #announce(type, about = {}) { this.dispatchEvent(Object.assign(new Event(type), about)); }
}
