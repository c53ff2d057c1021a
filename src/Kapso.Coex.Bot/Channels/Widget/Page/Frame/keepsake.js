const key = 'kapso-coex';

/**
 * What must survive a reload: token, draft, what was read, what is not sent yet. It is kept in three places, because each may fail: here, in this frame's
 * storage, which some browsers block and Safari empties when it quits; with the site's launcher; and in memory.
 */
export class Keepsake extends EventTarget {
  #kept;
  #site;

  /** @param {object} withSite what the launcher kept for us */
  constructor(site, withSite) {
    super();
    this.#site = site;
    this.#kept = this.#read() || withSite || {};
    // Another tab started over, or read what is new.
    window.addEventListener('storage', event => {
      if (event.key === key) {
        this.#kept = this.#read() || {};
        this.dispatchEvent(new Event('elsewhere'));
      }
    });
  }

  get(name) { return this.#kept[name]; }

  set(changes) {
    // Another tab may have kept something since: each changes what it names and no more.
    this.#kept = { ...(this.#read() || this.#kept), ...changes };
    try {
      localStorage.setItem(key, JSON.stringify(this.#kept));
    } catch {
      // Blocked or full. The launcher has it, or it lasts as long as the page.
    }
    this.#site.tell('keep', { kept: this.#kept });
  }

  /** What another tab kept a moment ago, before its event has reached us. */
  refresh() { this.#kept = this.#read() || this.#kept; }

  /** Forgets everything: somebody else sits here, or the same person wants to begin anew. */
  clear() {
    this.#kept = {};
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept there.
    }
    this.#site.tell('keep', { kept: {} });
  }

  #read() {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }
}
