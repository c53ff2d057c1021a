// The launcher: opens and closes the chat, which lives in a frame of our own origin, and speaks with it.
if (!window.KapsoCoex) {
  const script = document.currentScript;
  const data = { ...script.dataset };
  const home = new URL(script.src).origin;
  const storeKey = 'kapso-coex-launcher';
  const phone = matchMedia('(max-width: 30rem), (max-height: 30rem)');
  const known = tag => Object.keys(launcherTexts).find(code => code === String(tag || '').slice(0, 2).toLowerCase());
  const words = tag => launcherTexts[known(tag) || 'en'];
  let language = known(data.language) || known(document.documentElement.lang) || (navigator.languages || []).map(known).find(Boolean) || 'en';
  let parts = null;
  let frame = null;
  let isReady = false;
  let isOpen = false;
  let unread = 0;
  let waiting = 0;
  let draft = null; // what the page wants to stand in the box; the visitor sends it, or not
  let identity = null; // the last one that the page told us, with who waits for the answer

  // Safari forgets what a frame of another site keeps; so what must last is kept by the site as well, under its own name.
  const read = (store = 'localStorage', key = storeKey) => { try { return JSON.parse(window[store].getItem(key)) || {}; } catch { return {}; } };
  const keep = (value, store = 'localStorage', key = storeKey) => { try { window[store].setItem(key, JSON.stringify(value)); } catch { /* then it lasts as long as the page */ } };
  const tell = (type, content = {}) => frame?.contentWindow?.postMessage({ kapsoCoex: type, ...content }, home);

  const load = () => {
    if (frame) {
      return;
    }
    const ask = new URLSearchParams({ host: location.origin, language });
    for (const name of ['color', 'darkColor']) {
      if (data[name]) {
        ask.set(name, data[name]);
      }
    }
    frame = parts.frame = document.createElement('iframe');
    frame.src = `${home}/widget?${ask}`;
    frame.allow = 'clipboard-write';
    frame.title = words(language).chat;
    parts.panel.append(frame);
    awaitReady();
  };

  // A frame does not tell when its page could not be had, so silence does.
  const awaitReady = () => {
    clearTimeout(waiting);
    isReady = false;
    parts.trouble.hidden = false;
    parts.troubleWords.textContent = words(language).loading;
    parts.retry.hidden = true;
    waiting = setTimeout(() => {
      parts.troubleWords.textContent = words(language).trouble;
      parts.retry.hidden = false;
      waiting = setTimeout(reload, 7_000);
    }, 8_000);
  };
  const reload = () => {
    const src = frame.src;
    frame.src = src;
    awaitReady();
  };

  const show = () => {
    parts.button.setAttribute('aria-expanded', String(isOpen));
    parts.button.setAttribute('aria-label', [isOpen ? words(language).close : words(language).open, unread ? words(language).unread(unread) : ''].filter(Boolean).join(', '));
    parts.speech.toggleAttribute('hidden', isOpen);
    parts.arrow.toggleAttribute('hidden', !isOpen);
    parts.badge.hidden = unread === 0;
    parts.badge.textContent = unread > 99 ? '99+' : unread;
    parts.panel.hidden = !isOpen;
    parts.aside.classList.toggle('open', isOpen);
    coverPage();
  };

  // Where the chat covers the page, nobody should end up behind it.
  let covered = null;
  const coverPage = () => {
    const covers = isOpen && phone.matches;
    parts.panel.setAttribute('aria-modal', covers);
    if (covers && !covered) {
      covered = { inert: document.body.inert, overflow: document.documentElement.style.overflow };
      document.body.inert = true;
      document.documentElement.style.overflow = 'hidden';
    } else if (!covers && covered) {
      document.body.inert = covered.inert;
      document.documentElement.style.overflow = covered.overflow;
      covered = null;
    }
  };

  const open = ({ focus = true } = {}) => whenDrawn(() => {
    load();
    hideGreeting();
    if (!isOpen) {
      isOpen = true;
      unread = 0;
      keep({ open: true }, 'sessionStorage');
      parts.panel.classList.add('opening');
      show();
      tell('open');
    }
    offer();
    if (focus) {
      parts.panel.focus();
      if (isReady) {
        frame.focus();
        tell('focus');
      }
    }
  });

  const offer = () => {
    if (isReady && draft !== null) {
      tell('draft', { draft });
      draft = null;
    }
  };

  const close = () => whenDrawn(() => {
    if (!isOpen) {
      return;
    }
    const hadFocus = document.activeElement === parts.host;
    isOpen = false;
    keep({ open: false }, 'sessionStorage');
    show();
    tell('closed');
    if (hadFocus) {
      parts.button.focus();
    }
  });

  const identify = token => new Promise(resolve => {
    identity?.resolve({ accepted: false, code: 'Superseded', message: 'identify was called again.' });
    identity = { token: token || null, resolve };
    if (isReady) {
      tell('identify', { token: identity.token });
    }
  });

  const hideGreeting = () => {
    parts.greeting.hidden = true;
    keep({ ...read('sessionStorage'), greeted: true }, 'sessionStorage');
  };

  const heard = {
    ready() {
      clearTimeout(waiting);
      isReady = true;
      parts.trouble.hidden = true;
      const focus = isOpen && parts.host.shadowRoot.activeElement !== parts.button && document.activeElement === parts.host;
      tell('welcome', { kept: read().kept || {}, isOpen, identity: identity && { token: identity.token } });
      offer();
      if (focus) {
        frame.focus();
        tell('focus');
      }
    },
    keep({ kept }) { keep({ kept }); },
    close,
    unread({ count, said }) {
      unread = isOpen ? 0 : count;
      if (said && !isOpen) {
        parts.said.textContent = `${words(language).unread(count)}: ${said}`;
      }
      show();
    },
    language({ language: spoken }) {
      language = known(spoken) || language;
      parts.say(language);
      show();
    },
    identified({ accepted, code, message }) {
      if (!accepted) {
        console.warn(`KapsoCoex.identify was refused (${code}): ${message} The visitor stays anonymous.`);
      }
      identity?.resolve(accepted ? { accepted } : { accepted, code, message });
      identity = identity && { token: identity.token, resolve() {} };
    },
  };
  window.addEventListener('message', event => {
    if (frame && event.source === frame.contentWindow && event.origin === home && Object.hasOwn(heard, event.data?.kapsoCoex)) {
      heard[event.data.kapsoCoex](event.data);
    }
  });

  const whenDrawn = act => { parts ? act() : drawn.then(act); };
  const drawn = new Promise(resolve => {
    const draw = () => {
      parts = drawLauncher(data, words);
      parts.say(language);
      parts.button.addEventListener('click', () => isOpen ? close() : open());
      parts.retry.addEventListener('click', reload);
      parts.greets.addEventListener('click', () => open());
      parts.dismiss.addEventListener('click', () => { hideGreeting(); parts.button.focus(); });
      parts.panel.addEventListener('keydown', event => event.key === 'Escape' && close());
      parts.panel.addEventListener('animationend', () => parts.panel.classList.remove('opening'));
      phone.addEventListener('change', coverPage);
      const session = read('sessionStorage');
      parts.greets.textContent = data.greeting || '';
      parts.greeting.hidden = !data.greeting || Boolean(session.greeted);
      show();
      // Somebody who talked with us before hears of answers without opening; who never did loads nothing.
      if (read().kept?.token) {
        (window.requestIdleCallback || setTimeout)(load);
      }
      // It was open on the page before this one: here too, but not in the way.
      if (session.open && !phone.matches) {
        open({ focus: false });
      }
      resolve();
    };
    document.body ? draw() : document.addEventListener('DOMContentLoaded', draw);
  });

  window.KapsoCoex = Object.freeze({ open: wish => { draft = wish?.draft ?? draft; open(); }, close, identify });
}
