// What stands on the page: a button, a dialog with the chat's frame, a greeting, and words for screen readers. It knows nothing of messages.
// Element by element: a page that demands trusted types lets nobody write HTML.
const make = (element, attributes, ...children) => {
  const made = typeof element === 'string' ? document.createElement(element) : element;
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...children);
  return made;
};

const drawLauncher = (data, words) => {
  const host = document.createElement('kapso-coex');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(launcherStyle);
  root.adoptedStyleSheets = [sheet];
  const svg = 'http://www.w3.org/2000/svg';
  const path = d => make(document.createElementNS(svg, 'path'), { d });
  const speech = path('M21 12a8 8 0 0 1-8 8H4l1.6-3.2A8 8 0 1 1 21 12Z');
  const arrow = path('m6 9 6 6 6-6');
  const picture = make(document.createElementNS(svg, 'svg'), {
    viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': true,
  }, speech, arrow);
  const badge = make('span', { class: 'badge', 'aria-hidden': true });
  const button = make('button', { class: 'launcher', type: 'button', 'aria-haspopup': 'dialog' }, picture, badge);
  const greets = make('button', { class: 'words', type: 'button' });
  const dismiss = make('button', { class: 'dismiss', type: 'button' }, make('span', { 'aria-hidden': true }, '✕'));
  const greeting = make('div', { class: 'greeting' }, greets, dismiss);
  const troubleWords = make('p', { role: 'status' });
  const retry = make('button', { type: 'button' });
  const trouble = make('div', { class: 'trouble' }, troubleWords, retry);
  const panel = make('div', { class: 'panel', role: 'dialog', tabindex: -1 }, trouble);
  const said = make('div', { class: 'unseen', role: 'status' });
  const aside = make('aside', {}, greeting, panel, button, said);
  root.append(aside);
  const parts = { host, aside, button, panel, badge, said, trouble, troubleWords, retry, greeting, greets, dismiss, speech, arrow };

  const dark = matchMedia('(prefers-color-scheme: dark)');
  const colours = () => {
    const light = colourOf(data.color, '#0b6b4f');
    const accent = dark.matches ? colourOf(data.darkColor, data.color ? light : '#5fd0a8') : light;
    const chosen = { accent, 'on-accent': readableOn(accent), ...(dark.matches ? { surface: '#1c1d21', text: '#f2f2f4', line: '#4a4c55' } : { surface: '#ffffff', text: '#1b1c20', line: '#c9cbd3' }) };
    Object.entries(chosen).forEach(([name, value]) => parts.aside.style.setProperty(`--${name}`, value));
  };
  dark.addEventListener('change', colours);
  colours();

  // Physical sides, whatever the page's direction; by default the side where lines end.
  const direction = getComputedStyle(document.documentElement).direction;
  const atStart = data.position === (direction === 'rtl' ? 'right' : 'left');
  for (const part of [parts.button, parts.panel, parts.greeting]) {
    part.classList.toggle('start', atStart);
  }

  parts.say = language => {
    const text = words(language);
    parts.aside.lang = language;
    parts.aside.setAttribute('aria-label', text.chat);
    parts.panel.setAttribute('aria-label', text.chat);
    parts.dismiss.setAttribute('aria-label', text.dismiss);
    parts.retry.textContent = text.retry;
    parts.frame?.setAttribute('title', text.chat);
  };
  document.documentElement.append(host);
  return parts;
};
