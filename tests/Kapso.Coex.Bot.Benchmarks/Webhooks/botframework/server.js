// A dialog of six prompts over HTTP with Microsoft's Bot Framework, its state saved each turn.
// Usage: node server.js FILE, where FILE is an SQLite database to make. Prints the port and where the state is kept, as one line of JSON.
'use strict';

const http = require('node:http');
const { CloudAdapter, ConfigurationBotFrameworkAuthentication, ConversationState, MemoryStorage } = require('botbuilder');
const { DialogSet, DialogTurnStatus, TextPrompt, WaterfallDialog } = require('botbuilder-dialogs');

// As durable as ours is: a write-ahead log, and synchronised at every commit.
class SqliteStorage {
  constructor(file) {
    const database = new (require('better-sqlite3'))(file);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec('CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID');
    this.select = database.prepare('SELECT value FROM state WHERE key = ?');
    this.upsert = database.prepare('INSERT INTO state VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
    this.remove = database.prepare('DELETE FROM state WHERE key = ?');
  }

  async read(keys) {
    await elsewhere(keys);
    const found = keys.map(key => [key, this.select.get(key)]).filter(([, row]) => row);
    return Object.fromEntries(found.map(([key, row]) => [key, JSON.parse(row.value)]));
  }

  async write(changes) {
    await elsewhere(Object.keys(changes));
    for (const [key, value] of Object.entries(changes)) {
      this.upsert.run(key, JSON.stringify(value));
    }
  }

  async delete(keys) {
    keys.forEach(key => this.remove.run(key));
  }
}

// This SQLite holds up the whole process until it has answered, so that no other turn comes between. A database over a network does not:
// conversations named so are kept as there.
const elsewhere = keys => keys.some(key => key.includes('/elsewhere')) ? new Promise(setImmediate) : undefined;

function open(file) {
  try {
    return [new SqliteStorage(file), 'SQLite, FULL'];
  } catch (unbuilt) {
    return [new MemoryStorage(), 'memory, nothing durable'];
  }
}

const [storage, keptIn] = open(process.argv[2]);
const state = new ConversationState(storage);
const counter = state.createProperty('turns');
const dialogs = new DialogSet(state.createProperty('dialog'));
const questions = ['Which number?', 'Which provider?', 'Was it removed in Kapso?', 'Was it disconnected in the app?', 'Was the partner removed?', 'What does Meta say now?'];
dialogs.add(new TextPrompt('text'));
dialogs.add(new WaterfallDialog('walk', [...questions.map(question => step => step.prompt('text', question)), step => step.endDialog()]));

async function turn(context) {
  await counter.set(context, (await counter.get(context, 0)) + 1);
  const dialog = await dialogs.createContext(context);
  if ((await dialog.continueDialog()).status === DialogTurnStatus.empty) {
    await dialog.beginDialog('walk');
  }

  await state.saveChanges(context);
}

// Without an app id nobody has to prove who they are.
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));

async function answer(request, response) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }

  if (request.method === 'GET') {
    const kept = await storage.read([`benchmark/conversations/${request.url.slice(1)}/`]);
    return response.end(JSON.stringify(Object.values(kept)[0] ?? {}));
  }

  // What Express and Restify would put around Node's own.
  request.body = JSON.parse(Buffer.concat(chunks));
  let [status, body] = [200, ''];
  await adapter.process(
    request,
    { socket: response.socket, status: code => (status = code), header: () => undefined, send: sent => (body = JSON.stringify(sent)), end: () => undefined },
    turn);
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
  return response.end(body);
}

const server = http.createServer((request, response) => answer(request, response).catch(error => response.writeHead(500).end(`${error}`)));
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port, keptIn })));
