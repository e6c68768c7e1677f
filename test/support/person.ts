/** Somebody with an account, at one address or another. */
import { type Dispatcher, fetch } from "undici";

/** The password of everybody. */
const PASSWORD = "seven quiet rivers";

/** An answer, read to its end. */
export interface Told {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly text: string;
  /** The body as JSON; {} where there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers that the schemas of the contract describe
  readonly body: any;
}

/** What is sent besides. */
export interface Sending {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Instead of the person's token; none where it is empty. */
  readonly token?: string;
}

/** Somebody who signs in, and asks. */
export class Person {
  readonly username: string;
  readonly #dispatcher: Dispatcher | undefined;
  token = "";

  /** @param dispatcher how it is asked, such as with a certificate that is trusted */
  constructor(username: string, dispatcher?: Dispatcher) {
    this.username = username;
    this.#dispatcher = dispatcher;
  }

  /** Asks. @throws TypeError (rejects) where the connection breaks */
  async ask(address: string, method: string, path: string, sending: Sending = {}): Promise<Told> {
    const { headers = {}, body, token = this.token } = sending;
    const answer = await fetch(address + path, {
      method,
      headers: {
        ...(body && { "content-type": "application/json" }),
        ...(token !== "" && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
      ...(this.#dispatcher && { dispatcher: this.#dispatcher }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get("content-type")?.includes("json") === true;
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      body: isJson && text !== "" ? JSON.parse(text) : {},
    };
  }

  /** Makes the account, and signs in. */
  async register(address: string): Promise<void> {
    const made = await this.ask(address, "POST", "/auth/register", { body: this.#who });
    if (made.status !== 201) throw new Error(`not registered: ${made.status} ${made.text}`);
    await this.signIn(address);
  }

  /** Signs in, and goes on with the new token. */
  async signIn(address: string): Promise<string> {
    const { status, text, body } = await this.ask(address, "POST", "/auth/login", {
      body: this.#who,
      token: "",
    });
    if (status !== 200) throw new Error(`not signed in: ${status} ${text}`);
    this.token = body.access_token;
    return this.token;
  }

  /** Makes a short song, another one each time, which is kept. */
  makeSong(address: string, headers: Readonly<Record<string, string>> = {}): Promise<Told> {
    const intent = { emotional_intent: "hope", technical: { bars: 4, bpm: 160 } };
    return this.ask(address, "POST", "/generate", {
      headers,
      body: { intent, output_format: "json" },
    });
  }

  get #who() {
    return { username: this.username, password: PASSWORD };
  }
}
