import { Chat } from './chat.js';
import { Keepsake } from './keepsake.js';
import { Language } from './language.js';
import { Line } from './line.js';
import { Notices } from './notices.js';
import { Outbox } from './outbox.js';
import { Site } from './site.js';
import { Top } from './top.js';
import { Unread } from './unread.js';
import { Wallet } from './wallet.js';
import { acceptFiles } from './files.js';
import { acceptControls } from './controls.js';
import { dress } from './dress.js';

// The page's table of contents: each part knows its own work, and here they meet.
const wishes = new URLSearchParams(location.search);
const nonce = document.getElementById('main').nonce;
dress(wishes, nonce);
const language = new Language(wishes.get('language'));
const site = new Site(wishes.get('host'));
document.body.classList.toggle('framed', site.isFramed);

const { kept, isOpen: isOpenAtFirst, identity } = await site.greet();
let isOpen = isOpenAtFirst;
const keepsake = new Keepsake(site, kept);
if (keepsake.get('language')) {
  language.speak(keepsake.get('language'));
}
const wallet = new Wallet(keepsake, language);
const line = new Line(wallet, language);
const outbox = new Outbox(wallet, keepsake);
const chat = new Chat(document.getElementById('chat'), nonce, { line, outbox, wallet, keepsake, language });
const notices = new Notices(language, line, outbox);
const top = new Top(wallet, language, words => notices.say(words));
const unread = new Unread(site, keepsake, line, () => isOpen);

language.addEventListener('change', () => {
  keepsake.set({ language: language.code });
  site.tell('language', { language: language.code });
});
line.addEventListener('activity', ({ activity, isNew }) => {
  if (isNew && activity.from?.role === 'bot') {
    language.speak(activity.locale);
    top.refresh();
  }
});
line.addEventListener('state', () => line.state === 'online' && (outbox.hurry(), top.refresh()));
line.addEventListener('conversation', () => {
  top.forget();
  if (isOpen) {
    show();
  }
});
keepsake.addEventListener('elsewhere', () => wallet.conversation !== line.conversation && line.start());
site.addEventListener('open', () => {
  isOpen = true;
  unread.tell();
  show();
});
site.addEventListener('focus', enter);
site.addEventListener('closed', () => { isOpen = false; });
site.addEventListener('draft', ({ said }) => chat.write(String(said.draft)));
site.addEventListener('identify', ({ said }) => identify(said.token));
acceptFiles(chat);
chat.addEventListener('files', ({ count }) => notices.tellReady(count));
acceptControls({ site, wallet, language, notices, startOver });

if (identity) {
  await identify(identity.token);
}
line.start();
if (isOpen) {
  await show();
}

async function show() {
  try {
    await chat.show();
  } catch {
    setTimeout(show, 3_000); // the bundle did not come; the banner tells of the connection
  }
}

// With a keyboard one wants to write; on a phone the keyboard would cover what the bot said.
async function enter() {
  document.getElementById('who').focus();
  if (!matchMedia('(pointer: coarse)').matches) {
    await chat.whenUsable();
    if ([document.body, document.getElementById('who')].includes(document.activeElement)) {
      chat.focus();
    }
  }
}

async function identify(token) {
  if (!token) {
    if (keepsake.get('isIdentified')) {
      startOver({ isSignedOut: true }); // signed out: what is here is not for whoever comes next
    }
    site.tell('identified', { accepted: true });
    return;
  }
  try {
    const answer = await wallet.identify(token);
    if (answer.accepted) {
      keepsake.set({ isIdentified: true });
    }
    site.tell('identified', answer);
  } catch {
    setTimeout(() => identify(token), 5_000);
    return;
  }
  if (line.conversation && wallet.conversation !== line.conversation) {
    line.start();
  }
}

function startOver(how) {
  outbox.clear();
  wallet.forget(how);
  chat.forget();
  top.forget();
  line.start();
}
