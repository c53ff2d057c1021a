import { texts } from './demo-texts.js';

// The page at /: the widget as any site has it, and beside it what an agent would see of the conversation in it.
const language = (navigator.languages || [navigator.language]).map(tag => tag.slice(0, 2).toLowerCase()).find(code => code in texts) || 'en';
const text = texts[language];
const percent = new Intl.NumberFormat(language, { style: 'percent' });
const find = id => document.getElementById(id);
let shown = '';

document.documentElement.lang = language;
document.title = `${text.title} · ${text.brand}`;
document.querySelectorAll('[data-text]').forEach(element => { element.textContent = text[element.dataset.text]; });
find('open').addEventListener('click', () => window.KapsoCoex?.open());
find('examples').append(...text.examples.map(example => {
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: example });
  button.addEventListener('click', () => window.KapsoCoex?.open({ draft: example }));
  return item(button);
}));
embed();
watch();

// What a site writes as one line. Here it is written by the script, because it speaks the visitor's language.
function embed() {
  const script = Object.assign(document.createElement('script'), { src: '/embed.js' });
  Object.assign(script.dataset, { language, greeting: text.greeting });
  document.head.append(script);
}

async function watch() {
  if (document.visibilityState === 'visible') {
    await look().catch(() => {}); // asked again in a moment
  }
  setTimeout(watch, 1_500);
}

// Same origin as the frame, so its token is here as well; any other site has none of this.
async function look() {
  const token = savedToken();
  const answer = token && await fetch('/widget/demo/brief', { headers: { Authorization: `Bearer ${token}` } });
  if (!answer || !answer.ok) {
    find('nothing').hidden = false;
    find('brief').hidden = true;
    find('nothing').textContent = answer && answer.status === 404 ? text.missing : text.nothing;
    shown = '';
    return;
  }
  const words = await answer.text();
  if (words !== shown) {
    shown = words;
    show(JSON.parse(words));
  }
}

function savedToken() {
  try {
    return JSON.parse(localStorage.getItem('kapso-coex'))?.token;
  } catch {
    return null;
  }
}

function show({ summary, reason, steps = [], evidence = [], hypothesis = [] }) {
  find('nothing').hidden = true;
  find('brief').hidden = false;
  find('summary').textContent = summary || '';
  find('reason').hidden = !reason;
  find('reason').textContent = text.reasons[reason] || reason || '';
  fill('steps', steps.map(({ title, answer, at }) => item(strong(title), ` ${answer || ''} `, time(at))));
  fill('evidence', evidence.map(({ title, name, state, values = [], why }) => item(strong(title || name), ` ${text.states[state] || state} `, [...values, why].filter(Boolean).join(', '))));
  fill('hypothesis', hypothesis.map(({ title, playbook, score }) => {
    const meter = Object.assign(document.createElement('meter'), { value: score, max: 1, ariaLabel: title || playbook });
    return item(`${title || playbook}: ${percent.format(score)} `, meter);
  }));
}

function fill(list, items) { find(list).replaceChildren(...(items.length > 0 ? items : [item(text.none)])); }

function item(...content) {
  const made = document.createElement('li');
  made.dir = 'auto';
  made.append(...content);
  return made;
}

function strong(words) { return Object.assign(document.createElement('strong'), { textContent: words }); }

function time(at) {
  const when = new Date(at);
  return Object.assign(document.createElement('time'), { dateTime: at || '', textContent: at ? when.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' }) : '' });
}
