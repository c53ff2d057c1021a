/** The server could not be asked; asking again later makes sense. `isBusy` when it was there and asked for patience. */
export class Unreachable extends Error {
  constructor(isBusy = false) {
    super('unreachable');
    this.isBusy = isBusy;
  }
}

/** Asks, and tells an answer from silence. A fetch without a limit can hang for minutes on a network that has just gone. */
export async function ask(path, init = {}) {
  let answer;
  try {
    answer = await fetch(path, { ...init, signal: AbortSignal.timeout(10_000) });
  } catch {
    throw new Unreachable();
  }
  if (answer.status === 429 || answer.status >= 500) {
    throw new Unreachable(answer.status === 429);
  }
  return answer;
}

/** The token that opens this visitor's conversation: asked for once, renewed in time, shared by all tabs. */
export class Wallet {
  #keepsake;
  #language;
  #identity = null;
  #issuedHere = 0;
  #beginsAnew = false;

  constructor(keepsake, language) {
    this.#keepsake = keepsake;
    this.#language = language;
  }

  get token() { return this.#keepsake.get('token'); }

  get conversation() { return this.#said.conv; }

  get headers() { return { Authorization: `Bearer ${this.token}` }; }

  /** A token that opens now: the one at hand, a new one for it, or one for a new conversation. */
  async open() {
    // Two tabs that open together must not become two visitors.
    await exclusively(async () => {
      this.#keepsake.refresh();
      if (this.token && this.#isFresh) {
        return;
      }
      if (!this.token || !await this.#renew()) {
        await this.#begin();
      }
    });
  }

  /** The server no longer takes the present one. */
  spoil() { this.#issuedHere = 0; }

  /** The next token is for a new conversation: of the same person, when the site vouches for one, and otherwise of nobody known. */
  forget({ isSignedOut = false } = {}) {
    this.#identity = isSignedOut ? null : this.#identity;
    this.#beginsAnew = true;
    this.#keepsake.clear();
  }

  /** Says who the visitor is, in the site's signature. Returns what the server thought of it. */
  async identify(identity) {
    return exclusively(async () => {
      const answer = await this.#request({ identity, token: this.token });
      const said = await answer.json().catch(() => ({}));
      if (!answer.ok) {
        return { accepted: false, code: said.code || 'IdentityRefused', message: said.detail || said.title || 'The signature was not accepted.' };
      }
      this.#identity = identity;
      this.#keep(said.token);
      // A server that does not know of identities takes no notice of them.
      return said.identity === 'accepted' ? { accepted: true } : { accepted: false, code: 'IdentityOff', message: 'The server does not check identities.' };
    });
  }

  async #begin() {
    let answer = await this.#request(this.#identity ? { identity: this.#identity, fresh: this.#beginsAnew } : {});
    if (answer.status === 400 && this.#identity) {
      this.#identity = null;
      answer = await this.#request({});
    }
    if (!answer.ok) {
      throw new Unreachable();
    }
    this.#beginsAnew = false;
    this.#keep((await answer.json()).token);
  }

  async #renew() {
    const answer = await ask('/v3/directline/tokens/refresh', { method: 'POST', headers: this.headers });
    if (answer.ok) {
      this.#keep((await answer.json()).token);
    }
    return answer.ok;
  }

  #request(body) {
    return ask('/widget/token', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ...body, locale: this.#language.locale }),
    });
  }

  #keep(token) {
    this.#issuedHere = Date.now();
    this.#keepsake.set({ token });
  }

  // Half an hour, or half of its life: nobody should meet its end. What another session left is renewed first, whatever it says.
  get #isFresh() {
    const { exp = 0, iat = exp } = this.#said;
    const life = Math.min((exp - iat) / 2 * 1000, 1_800_000);
    return this.#issuedHere > 0 && Date.now() - this.#issuedHere < life;
  }

  get #said() {
    try {
      return JSON.parse(atob(this.token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));
    } catch {
      return {};
    }
  }
}

function exclusively(work) {
  return navigator.locks ? navigator.locks.request('kapso-coex-token', work) : work();
}
