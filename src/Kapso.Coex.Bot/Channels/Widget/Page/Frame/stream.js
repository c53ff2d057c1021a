/** What Web Chat calls an observable: it replays what was said, and goes on. */
export class Stream {
  #observers = new Set();
  #past;

  /** @param {Iterable} past a live view of what a late listener hears first */
  constructor(past) { this.#past = past; }

  next(value) { [...this.#observers].forEach(observer => observer.next(value)); }

  subscribe(observer) {
    const listening = typeof observer === 'function' ? { next: observer } : observer;
    [...this.#past].forEach(value => listening.next(value));
    this.#observers.add(listening);
    return { unsubscribe: () => this.#observers.delete(listening) };
  }
}

/** One answer, or one failure. */
export const once = promise => ({
  subscribe(observer) {
    let isHeard = true;
    promise.then(
      value => { if (isHeard) { observer.next(value); observer.complete?.(); } },
      error => isHeard && observer.error?.(error));
    return { unsubscribe: () => { isHeard = false; } };
  },
});
