import { Stream, once } from './stream.js';
import { look } from './look.js';
import { rendered } from './markdown.js';

/**
 * Microsoft's Web Chat, unmodified: loaded when it is first wanted, fed from our line, and rendered again when the language changes. It keeps
 * the draft, which Web Chat would lose with the page.
 */
export class Chat extends EventTarget {
  #room;
  #parts;
  #nonce;
  #bundle = null;
  #shown = null; // of the present conversation: Web Chat's store, and its end of the line

  /** @param {{line, outbox, wallet, keepsake, language}} parts */
  constructor(room, nonce, parts) {
    super();
    this.#room = room;
    this.#nonce = nonce;
    this.#parts = parts;
    parts.line.addEventListener('activity', ({ activity }) => this.#shown?.adapter.activity$.next(activity));
    parts.language.addEventListener('change', () => this.#render());
  }

  get box() { return this.#room.querySelector('[data-id="webchat-sendbox-input"]'); }

  /** Shows the wallet's conversation, if it is not shown already. */
  async show() {
    await (this.#bundle ??= this.#load());
    const { wallet } = this.#parts;
    if (wallet.token && this.#shown?.conversation !== wallet.conversation) {
      this.#build();
    }
  }

  forget() {
    this.#shown?.end();
    this.#shown = null;
    this.#room.replaceChildren();
  }

  focus() { this.box?.focus(); }

  /** Puts words into the box; whoever sits before it sends them, or not. */
  write(text) {
    this.#parts.keepsake.set({ draft: text });
    this.#shown?.store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text } });
  }

  /** Resolves when there is a box to write in. */
  whenUsable() {
    return new Promise(resolve => {
      const look = () => this.box && (watching.disconnect(), resolve());
      const watching = new MutationObserver(look);
      watching.observe(this.#room, { childList: true, subtree: true });
      look();
    });
  }

  /** Puts dropped or pasted files beside those that were chosen by the button; they go with the next message. */
  add(files) {
    if (this.#shown) {
      this.#hold([
        ...this.#shown.store.getState().sendBoxAttachments || [],
        ...[...files].map(file => ({ blob: file, thumbnailURL: file.type.startsWith('image/') ? new URL(URL.createObjectURL(file)) : undefined })),
      ]);
      this.focus();
    }
  }

  // For another conversation, or in place of a Web Chat that gave up.
  #build() {
    const files = this.#shown?.store.getState().sendBoxAttachments || [];
    const hadFocus = this.#room.contains(document.activeElement);
    this.#shown?.end();
    this.#shown = this.#connect();
    this.#room.replaceChildren(Object.assign(document.createElement('div'), { className: 'webchat-room' }));
    this.#render();
    this.#shown.store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: this.#parts.keepsake.get('draft') || '' } });
    if (files.length > 0) {
      this.#hold(files);
    }
    if (hadFocus) {
      this.whenUsable().then(() => this.focus());
    }
  }

  #hold(attachments) { this.#shown.store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX_ATTACHMENTS', payload: { attachments } }); }

  #connect() {
    const { line, outbox, wallet, keepsake } = this.#parts;
    let isCurrent = true;
    const adapter = {
      activity$: new Stream({ [Symbol.iterator]: () => line.history }),
      // Always online for Web Chat: what is sent meanwhile waits in the outbox, and our banner tells how it stands.
      connectionStatus$: new Stream([0, 1, 2]),
      token: wallet.token, // Web Chat reads from it who the customer is
      postActivity: activity => once(outbox.send(activity)),
      end() {},
    };
    let store = null; // the first actions come while it is being made
    store = window.WebChat.createStore({}, () => next => given => {
      const action = together(given, store?.getState().sendBoxAttachments);
      if (isCurrent && action.type === 'WEB_CHAT/SET_SEND_BOX') {
        keepsake.set({ draft: action.payload.text });
        this.#tellOfWriting(action.payload.text);
      } else if (isCurrent && action.type === 'WEB_CHAT/SET_SEND_BOX_ATTACHMENTS') {
        this.dispatchEvent(Object.assign(new Event('files'), { count: action.payload.attachments.length }));
      } else if (isCurrent && /^DIRECT_LINE\/(DISCONNECT_FULFILLED|CONNECT_REJECTED)$/.test(action.type)) {
        queueMicrotask(() => isCurrent && this.#build()); // dead, and never to come back by itself
      }
      return next(action);
    });
    return { adapter, store, conversation: wallet.conversation, end() { isCurrent = false; } };
  }

  // To a person only: the bot has no use for it. What a script puts into the box nobody is writing.
  #tellOfWriting(text) {
    if (text && document.body.dataset.with !== 'bot' && document.activeElement === this.box) {
      this.#parts.outbox.writes();
    }
  }

  #render() {
    if (!this.#shown) {
      return;
    }
    const { language } = this.#parts;
    window.WebChat.renderWebChat({
      directLine: this.#shown.adapter,
      store: this.#shown.store,
      locale: language.locale,
      overrideLocalizedStrings: language.text.webChat,
      nonce: this.#nonce,
      renderMarkdown: text => rendered(text, language.text.newTab),
      styleOptions: look,
    }, this.#room.firstChild);
  }

  #load() {
    return new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement('script'), { src: this.#room.dataset.webchat, nonce: this.#nonce });
      script.addEventListener('load', resolve);
      script.addEventListener('error', () => {
        this.#bundle = null;
        script.remove();
        reject(new Error('Web Chat could not be loaded.'));
      });
      document.head.append(script);
    });
  }
}

// Web Chat's button puts what is chosen in the place of what was there. Who drops one file and chooses another means both.
function together(action, held = []) {
  const chosen = action.type === 'WEB_CHAT/SET_SEND_BOX_ATTACHMENTS' ? action.payload.attachments : [];
  const isAnotherChoice = chosen.length > 0 && held.length > 0 && !chosen.some(({ blob }) => held.some(other => other.blob === blob));
  return isAnotherChoice ? { ...action, payload: { attachments: [...held, ...chosen] } } : action;
}
