import { Unreachable, ask } from './wallet.js';
import { upload } from './upload.js';

const patience = 86_400_000;

/** The server will not take it; trying again changes nothing. */
export class Refused extends Error {
  constructor(code, message, seconds) {
    super(message);
    this.code = code;
    this.seconds = Number(seconds) || 60; // when to go on
  }
}

/**
 * What the customer sent and the server has not taken yet: in order, one at a time, again until it is taken, also after a reload. The
 * server takes each clientActivityID once, so sending again is safe.
 */
export class Outbox extends EventTarget {
  #wallet;
  #keepsake;
  #waiting = [];
  #mine = new Set(); // names of all that ever waited here
  #isSending = false;
  #told = 0; // when it was told last that the customer is writing
  #wake = () => {};

  constructor(wallet, keepsake) {
    super();
    this.#wallet = wallet;
    this.#keepsake = keepsake;
    // A reload came between writing and sending.
    for (const { activity, since } of keepsake.get('outbox') || []) {
      if (Date.now() - since < patience) {
        this.#waiting.push({ activity, since, taken() {}, refused() {} });
      }
    }
    this.hurry();
  }

  /** Resolves to the server's id when it is taken. */
  send(activity) {
    // Web Chat offers "retry" after five minutes; we never stopped trying.
    const again = JSON.stringify([activity.text, activity.value]);
    this.#waiting = this.#waiting.filter(letter => Date.now() - letter.since < 240_000 || JSON.stringify([letter.activity.text, letter.activity.value]) !== again);
    return new Promise((taken, refused) => {
      this.#waiting.push({ activity, since: Date.now(), taken, refused });
      this.#keep();
      this.#work();
    });
  }

  /** Tells that the customer is writing: now and then, once, and never instead of what they write. */
  async writes() {
    if (Date.now() - this.#told > 3_000) {
      this.#told = Date.now();
      await post(`/v3/directline/conversations/${this.#wallet.conversation}/activities`, this.#wallet.headers, { type: 'typing' }).catch(() => {});
    }
  }

  hurry() {
    this.#wake();
    this.#work();
  }

  clear() { this.#waiting = []; }

  async #work() {
    if (this.#isSending) {
      return;
    }
    this.#isSending = true;
    for (let attempt = 0; this.#waiting.length > 0;) {
      const letter = this.#waiting[0];
      try {
        await this.#wallet.open();
        const id = await this.#deliver(letter.activity);
        this.#done(letter);
        letter.taken(id);
        attempt = 0;
      } catch (trouble) {
        if (trouble instanceof Unreachable) {
          await this.#pause(Math.min(500 * 2 ** attempt++, 5_000));
        } else {
          this.#done(letter);
          letter.refused(trouble);
          this.dispatchEvent(Object.assign(new Event('refused'), { trouble }));
        }
      }
    }
    this.#isSending = false;
  }

  async #deliver(activity) {
    const path = `/v3/directline/conversations/${this.#wallet.conversation}`;
    const files = activity.attachments || [];
    const { status, body, wait } = files.length > 0
      ? await upload(`${path}/upload`, this.#wallet.headers, activity, about => this.dispatchEvent(Object.assign(new Event('upload'), about)))
      : await post(`${path}/activities`, this.#wallet.headers, activity);
    if (status >= 200 && status < 300) {
      return body.id;
    }
    if (status === 401 || status === 403) {
      this.#wallet.spoil();
      throw new Unreachable();
    }
    throw new Refused(body.error?.code, body.error?.message, wait);
  }

  #done(letter) {
    this.#waiting = this.#waiting.filter(other => other !== letter);
    this.#keep();
  }

  // Files are not kept: they are too big for it, and still on the customer's device. What another tab waits with stays.
  #keep() {
    this.#waiting.forEach(({ activity }) => this.#mine.add(nameOf(activity)));
    const others = (this.#keepsake.get('outbox') || []).filter(({ activity }) => !this.#mine.has(nameOf(activity)));
    const mine = this.#waiting.filter(({ activity }) => !activity.attachments?.length).map(({ activity, since }) => ({ activity, since }));
    this.#keepsake.set({ outbox: [...others, ...mine] });
  }

  #pause(length) {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, length);
      this.#wake = () => { clearTimeout(timer); resolve(); };
    });
  }
}

const nameOf = activity => activity.channelData?.clientActivityID;

async function post(path, headers, activity) {
  const answer = await ask(path, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(activity) });
  return { status: answer.status, wait: answer.headers.get('Retry-After'), body: await answer.json().catch(() => ({})) };
}
