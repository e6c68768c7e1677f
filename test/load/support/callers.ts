/** Those who ask: nobody, somebody with an account, an administrator, a program with a key. */

import type { Operation } from "../../support/description.ts";
import type { Chance } from "./random.ts";
import type { Request } from "./requests.ts";

/** What the administrator of a fuzzed service is called, and comes in with. */
export const administrator = { username: "boss", password: "eleven loud mountains" } as const;

/** The password of the description's examples: guesses that follow them are right now and then. */
const PASSWORD = "seven quiet rivers";

/** Somebody who asks. */
export interface Caller {
  readonly kind: "nobody" | "person" | "administrator" | "program";
  /** Whose things they have: programs those of their person. */
  readonly owner: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** All who ask, as long as what they show is good. */
export class Callers {
  readonly #address: string;
  readonly #hear: (owner: string, text: string) => void;
  #people = 0;
  #administratorId: string | undefined;
  #callers: readonly Caller[] = [];

  /** @param hear told what somebody was answered */
  constructor(address: string, hear: (owner: string, text: string) => void) {
    this.#address = address;
    this.#hear = hear;
  }

  /** Mostly somebody who may ask for it, else anybody. */
  for(operation: Operation, chance: Chance): Caller {
    const { security = [{}] } = operation;
    const scopes = security.flatMap((one) => Object.values(one).flat());
    const takesKeys = security.some((one) => "key" in one);
    const entitled = this.#callers.filter(({ kind }) => {
      if (scopes.includes("admin") || scopes.includes("metrics:read")) return kind === "administrator";
      if (kind === "nobody") return security.some((one) => Object.keys(one).length === 0);
      return kind === "person" || (kind === "program" && takesKeys);
    });
    return chance.one(entitled.length > 0 && chance.happens(0.8) ? entitled : this.#callers);
  }

  /**
   * Whether a request changes or deletes the administrator, who may do so as soon as there is another one, and could not sign in
   * anew then: a service has no other way back in than the command line.
   */
  wouldEndAdministrator({ method, path }: Pick<Request, "method" | "path">): boolean {
    return method !== "GET" && this.#administratorId !== undefined && path.includes(this.#administratorId);
  }

  /** Makes another person, with a key and one song, and lets the administrator sign in anew. */
  async renew(): Promise<void> {
    const person = { username: `somebody-${++this.#people}`, password: PASSWORD };
    await this.#post("/auth/register", person, {});
    const headers = bearer(await this.#post("/auth/login", person, {}));
    const scopes = ["generate", "songs:read", "songs:write", "keys:manage"];
    const made = await this.#post("/auth/api-keys", { name: "a program", scopes }, headers);
    const wish = { intent: { emotional_intent: "joy", technical: { bars: 4 } } };
    const { song } = await this.#post("/generate", wish, headers);
    this.#hear(person.username, JSON.stringify(song));
    const boss = bearer(await this.#post("/auth/login", administrator, {}));
    this.#administratorId = await this.#idOf(boss);
    this.#callers = [
      { kind: "nobody", owner: "nobody", headers: {} },
      { kind: "person", owner: person.username, headers },
      { kind: "administrator", owner: administrator.username, headers: boss },
      { kind: "program", owner: person.username, headers: { "x-api-key": String(made["key"]) } },
    ];
  }

  async #idOf(headers: Readonly<Record<string, string>>): Promise<string> {
    const answer = await fetch(`${this.#address}/auth/me`, { headers });
    return ((await answer.json()) as { readonly account: { readonly id: string } }).account.id;
  }

  async #post(path: string, body: object, headers: Readonly<Record<string, string>>) {
    const answer = await fetch(this.#address + path, {
      method: "POST",
      body: JSON.stringify(body),
      // Each from elsewhere: who guesses passwords from one place is held back there.
      headers: {
        ...headers,
        "content-type": "application/json",
        "x-forwarded-for": `10.9.0.${this.#people % 250}`,
      },
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Readonly<Record<string, unknown>>;
  }
}

function bearer({ access_token: token }: Readonly<Record<string, unknown>>): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}
