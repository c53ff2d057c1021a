// Lets Kapso's own, unmodified client and webhook helpers judge a fake. Standard input and output are one JSON object each:
//   webhooks  a list of {body: base64, signature, secret}; out come {verified, verifiedAgain, normalized}: the second is for the
//             body parsed and written anew, which must not pass
//   client    what its constructor takes; with it
//   calls     a list of {on: "messages", do: "sendText", with: {…}}; out come {answer} or {refused: {httpStatus, code, category, …}}
import fs from 'node:fs';
import { WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import { normalizeWebhook, verifySignature } from '@kapso/whatsapp-cloud-api/server';

const order = JSON.parse(fs.readFileSync(0, 'utf8'));
const webhooks = (order.webhooks ?? []).map(judge);
const calls = [];
if (order.client) {
  const client = new WhatsAppClient(order.client);
  for (const call of order.calls) {
    calls.push(await carryOut(client, call));
  }
}
process.stdout.write(JSON.stringify({ webhooks, calls }));

function judge({ body, signature, secret }) {
  const raw = Buffer.from(body, 'base64');
  const parsed = JSON.parse(raw.toString('utf8'));
  const check = rawBody => verifySignature({ appSecret: secret, rawBody, signatureHeader: signature });
  return { verified: check(raw), verifiedAgain: check(JSON.stringify(parsed)), normalized: normalizeWebhook(parsed) };
}

async function carryOut(client, call) {
  try {
    const answer = await client[call.on][call.do](call.with);
    return { answer: answer instanceof ArrayBuffer ? Buffer.from(answer).toString('base64') : answer };
  } catch (refused) {
    const { httpStatus, code, category, retry, details, fbtraceId } = refused;
    return { refused: { message: String(refused.message), httpStatus, code, category, retry, details, fbtraceId } };
  }
}
