// Reads {secret, headers, body} from standard input, and prints what the library makes of it: {accepted, payload} or {accepted: false, why}.
import { Webhook } from "standardwebhooks";

let text = "";
for await (const part of process.stdin) {
  text += part;
}

const { secret, headers, body } = JSON.parse(text);
try {
  console.log(JSON.stringify({ accepted: true, payload: new Webhook(secret).verify(body, headers) }));
} catch (refused) {
  console.log(JSON.stringify({ accepted: false, why: refused.message }));
}
