/** What was said while nobody looked: counted for the launcher's badge, and read out there. What one tab shows is read in all. */
export class Unread {
  #site;
  #keepsake;
  #line;
  #isOpen;
  #told = -1;

  constructor(site, keepsake, line, isOpen) {
    this.#site = site;
    this.#keepsake = keepsake;
    this.#line = line;
    this.#isOpen = isOpen;
    line.addEventListener('activity', ({ activity, isNew }) => isNew && isMessage(activity) && this.tell(activity));
    keepsake.addEventListener('elsewhere', () => this.tell());
    document.addEventListener('visibilitychange', () => this.tell());
  }

  /** @param {object} [latest] the message that just came */
  tell(latest) {
    const said = [...this.#line.history].filter(isMessage);
    const newest = Math.max(0, ...said.map(place));
    if (this.#isOpen() && document.visibilityState === 'visible') {
      if (newest > (this.#keepsake.get('seen') || 0)) {
        this.#keepsake.set({ seen: newest });
      }
      this.#say(0);
      return;
    }
    const unread = said.filter(activity => place(activity) > (this.#keepsake.get('seen') || 0));
    this.#say(unread.length, latest && unread.includes(latest) ? plain(latest.text) : '');
  }

  #say(count, said = '') {
    if (count !== this.#told || said) {
      this.#told = count;
      this.#site.tell('unread', { count, said });
    }
  }
}

const isMessage = activity => activity.type === 'message' && activity.from?.role === 'bot';
const place = activity => activity.channelData?.['webchat:sequence-id'] || 0;
const plain = text => (text || '').replace(/[*`]/g, '').slice(0, 400);
