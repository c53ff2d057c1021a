// Microsoft's Web Chat, unmodified, kept talking to our Direct Line: it comes back after a reload, after sleep and after a lost connection.
(() => {
  'use strict';

  const texts = {
    en: {
      title: 'Kapso support',
      subtitle: 'Help with connecting a WhatsApp number in coexistence mode.',
      startOver: 'Start over',
      trouble: 'The chat cannot be reached right now. Trying again…',
    },
    es: {
      title: 'Soporte de Kapso',
      subtitle: 'Ayuda para conectar un número de WhatsApp en modo coexistencia.',
      startOver: 'Empezar de nuevo',
      trouble: 'No se puede abrir el chat en este momento. Intentando de nuevo…',
    },
    pt: {
      title: 'Suporte da Kapso',
      subtitle: 'Ajuda para conectar um número do WhatsApp no modo de coexistência.',
      startOver: 'Começar de novo',
      trouble: 'Não é possível abrir o chat agora. Tentando de novo…',
    },
  };
  const locales = { en: 'en-US', es: 'es-ES', pt: 'pt-BR' };
  const language = (navigator.languages || [navigator.language])
    .map(tag => tag.slice(0, 2).toLowerCase())
    .find(code => code in texts) || 'en';
  const text = texts[language];
  const nonce = document.getElementById('page').dataset.nonce;
  const kept = 'kapso-coex-token';
  let connection = 0; // what an earlier connection still has to say is not listened to
  let current = null;
  let attempts = 0;

  document.documentElement.lang = language;
  document.title = text.title;
  document.getElementById('title').textContent = text.title;
  document.getElementById('subtitle').textContent = text.subtitle;
  const startOver = document.getElementById('start-over');
  startOver.textContent = text.startOver;
  startOver.addEventListener('click', () => {
    keep(null);
    attempts = 0;
    connect();
  });
  connect();

  async function connect() {
    const mine = ++connection;
    current?.end();
    current = null;
    try {
      const token = await refreshed(read()) || await fresh();
      if (mine !== connection) {
        return;
      }
      keep(token);
      show(token, mine);
    } catch {
      again(mine);
    }
  }

  // A token that is too old, or not ours any more, means a new conversation; an unreachable server means waiting.
  async function refreshed(token) {
    if (!token) {
      return null;
    }
    const answer = await post('/v3/directline/tokens/refresh', { Authorization: 'Bearer ' + token });
    if (answer.status >= 500) {
      throw new Error('unreachable');
    }
    return answer.ok ? (await answer.json()).token : null;
  }

  async function fresh() {
    const answer = await post('/widget/token');
    if (!answer.ok) {
      throw new Error('unreachable');
    }
    return (await answer.json()).token;
  }

  function post(path, headers = {}) {
    return fetch(path, { method: 'POST', headers });
  }

  function show(token, mine) {
    const directLine = window.WebChat.createDirectLine({
      domain: location.origin + '/v3/directline',
      token,
      conversationStartProperties: { locale: locales[language] },
    });
    current = directLine;

    // Web Chat refreshes its token by itself; the newest one is what a reload needs.
    const refreshing = setInterval(() => mine === connection ? keep(directLine.token || token) : clearInterval(refreshing), 30_000);
    const store = window.WebChat.createStore({}, () => next => action => {
      if (mine === connection) {
        if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') {
          attempts = 0;
          trouble('');
          keep(directLine.token || token);
        } else if (action.type === 'DIRECT_LINE/DISCONNECT_FULFILLED' || action.type === 'DIRECT_LINE/CONNECT_REJECTED') {
          again(mine);
        }
      }
      return next(action);
    });

    const room = document.createElement('div');
    document.getElementById('chat').replaceChildren(room);
    window.WebChat.renderWebChat({
      directLine,
      store,
      locale: locales[language],
      nonce,
      styleOptions: {
        suggestedActionLayout: 'flow',
        botAvatarInitials: innerWidth < 480 ? undefined : 'K', // on a phone the words need its place
        uploadAccept: 'image/png,image/jpeg,image/webp',
      },
    }, room);
  }

  // A dead Web Chat does not come back to life, so a new one is built, less and less often.
  function again(mine) {
    if (mine !== connection) {
      return;
    }
    const pause = Math.min(30_000, 1_000 * 2 ** attempts++);
    if (attempts > 1) {
      trouble(text.trouble);
    }
    const waiting = ++connection;
    setTimeout(() => waiting === connection && connect(), pause);
  }

  function trouble(words) {
    document.getElementById('trouble').textContent = words;
  }

  // Where a browser keeps nothing, the conversation lasts as long as the page.
  function read() {
    try {
      return localStorage.getItem(kept);
    } catch {
      return null;
    }
  }

  function keep(token) {
    try {
      if (token) {
        localStorage.setItem(kept, token);
      } else {
        localStorage.removeItem(kept);
      }
    } catch {
      // Nothing to be done.
    }
  }
})();
