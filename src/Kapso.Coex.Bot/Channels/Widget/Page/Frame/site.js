/**
 * The site that frames us, and its launcher. Both ends say from where they speak: what comes from another window or another origin is not heard,
 * and what we say reaches no other. The page can stand alone as well; then nobody answers, and it is always open.
 */
export class Site extends EventTarget {
  #origin;
  isFramed = window.parent !== window;

  constructor(origin) {
    super();
    this.#origin = origin;
    if (this.isFramed) {
      window.addEventListener('message', event => {
        if (event.source === window.parent && event.origin === this.#origin && typeof event.data?.kapsoCoex === 'string') {
          this.dispatchEvent(Object.assign(new Event(event.data.kapsoCoex), { said: event.data }));
        }
      });
    }
  }

  tell(type, content = {}) {
    if (this.isFramed && this.#origin) {
      window.parent.postMessage({ kapsoCoex: type, ...content }, this.#origin);
    }
  }

  /** What the launcher has for us; nothing where we stand alone, or where a page without our launcher frames us. */
  greet() {
    if (!this.isFramed) {
      return Promise.resolve({ kept: {}, isOpen: true, identity: null });
    }
    return new Promise(resolve => {
      const alone = setTimeout(() => resolve({ kept: {}, isOpen: true, identity: null }), 2_000);
      this.addEventListener('welcome', ({ said }) => {
        clearTimeout(alone);
        resolve({ kept: said.kept || {}, isOpen: Boolean(said.isOpen), identity: said.identity });
      }, { once: true });
      this.tell('ready');
    });
  }
}
