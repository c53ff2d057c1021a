// Holds a conversation through Microsoft's own, unmodified Direct Line client and prints what it saw, one JSON object a line:
//   {"status":2} {"said":0,"id":"…"} {"got":{…activity…}} … {"done":true}, or {"failed":"…"} and exit code 1.
// Standard input is one JSON object:
//   url        http://host:port
//   transport  "websocket" or "polling"
//   token      or secret; without either a token is asked for at /widget/token
//   locale     optional
//   say        a list of {"text"}, {"tap":"answer id"}, {"file":"path","type","name","text"}, {"event","value"}; each is sent
//              when the one before was answered, and when the file that it names as "after" is there
//   quiet      how many milliseconds without a message mean that the bot has finished (400)
//   patience   how many milliseconds to wait for an answer (20000)
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { JSDOM } = require('jsdom');

const order = JSON.parse(fs.readFileSync(0, 'utf8'));
const quiet = order.quiet ?? 400;
const patience = order.patience ?? 20_000;

// A page of that server, as far as the client can tell. jsdom's XMLHttpRequest, FormData and Blob belong together.
const page = new JSDOM('', { url: order.url, pretendToBeVisual: true }).window;
globalThis.window = page;
globalThis.XMLHttpRequest = page.XMLHttpRequest;
globalThis.FormData = page.FormData;
globalThis.Blob = page.Blob;
globalThis.WebSocket = require('ws');
const { DirectLine } = require('botframework-directlinejs');

const print = line => process.stdout.write(JSON.stringify(line) + '\n');
const got = [];
let lastAt = Date.now();

main().then(() => leave(0), broken => {
  print({ failed: String(broken?.message ?? broken) });
  leave(1);
});

async function main() {
  const credentials = order.secret ? { secret: order.secret } : { token: order.token ?? await visitorToken() };
  const directLine = new DirectLine({
    domain: order.url + '/v3/directline',
    webSocket: order.transport !== 'polling',
    pollingInterval: 200,
    conversationStartProperties: order.locale ? { locale: order.locale } : undefined,
    ...credentials,
  });
  directLine.connectionStatus$.subscribe(status => print({ status }));
  directLine.activity$.subscribe(activity => {
    got.push(activity);
    lastAt = Date.now();
    print({ got: activity });
  }, broken => print({ failed: String(broken) }));

  await answered(0);
  for (const [index, words] of (order.say ?? []).entries()) {
    while (words.after && !fs.existsSync(words.after)) {
      await pause(20);
    }
    const before = got.length;
    const id = await post(directLine, activityFor(words, index));
    print({ said: index, id });
    if (!words.event) {
      await answered(before);
    }
  }

  await silence();
}

async function visitorToken() {
  const answer = await fetch(order.url + '/widget/token', { method: 'POST' });
  if (!answer.ok) {
    throw new Error('/widget/token answered ' + answer.status);
  }
  return (await answer.json()).token;
}

function activityFor(words, index) {
  const common = {
    from: { id: 'me', name: 'Me' },
    locale: order.locale ?? 'en-US',
    channelData: { clientActivityID: 'say-' + process.pid + '-' + index },
  };
  if (words.event) {
    return { ...common, type: 'event', name: words.event, value: words.value };
  }
  if (words.tap) {
    const button = lastButtons().find(action => action.value?.coex?.answer === words.tap);
    if (!button) {
      throw new Error(`There is no button '${words.tap}' to tap, only: ${lastButtons().map(action => action.value?.coex?.answer)}`);
    }
    return {
      ...common,
      type: 'message',
      text: button.text,
      value: button.value,
      channelData: { ...common.channelData, messageBack: { displayText: button.displayText } },
    };
  }
  return { ...common, type: 'message', text: words.text, textFormat: 'plain', attachments: words.file ? [attachmentFor(words)] : undefined };
}

function lastButtons() {
  return got.filter(activity => activity.from.role === 'bot' && activity.suggestedActions).at(-1)?.suggestedActions.actions ?? [];
}

function attachmentFor({ file, type = 'image/png', name }) {
  return {
    contentType: type,
    name: name ?? path.basename(file),
    contentUrl: `data:${type};base64,${fs.readFileSync(file).toString('base64')}`,
  };
}

function post(directLine, activity) {
  return new Promise((resolve, reject) => {
    directLine.postActivity(activity).subscribe(
      id => id === 'retry' ? reject(new Error('The server would not take it: retry')) : resolve(id),
      broken => reject(new Error(`The server would not take it: ${broken?.status ?? broken}`)));
  });
}

// The bot has answered when something of its own came after that place, and then nothing for a while.
async function answered(since) {
  const end = Date.now() + patience;
  while (!got.slice(since).some(activity => activity.from.role === 'bot')) {
    if (Date.now() > end) {
      throw new Error('The bot did not answer');
    }
    await pause(20);
  }
  await silence();
}

async function silence() {
  while (Date.now() - lastAt < quiet) {
    await pause(20);
  }
}

function pause(milliseconds) {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

function leave(code) {
  process.stdout.write(code === 0 ? '{"done":true}\n' : '', () => process.exit(code));
}
