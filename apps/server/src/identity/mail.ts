/** Mail that goes out (RFC 5321), where there is a server for it. */
import type { Settings } from "../settings.ts";

/** A message to one person. */
export interface Message {
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
}

/** Sends mail. */
export interface Mail {
  /** Resolves when the server has taken it. Rejects where it does not. */
  readonly send: (message: Message) => Promise<void>;
  readonly close: () => void;
}

/** A server that says nothing for so long is given up. */
const SILENCE_MS = 10_000;

/** Mail by the server that the settings name; undefined where they name none. The client is loaded with the first message. */
export function mailOf({ smtpUrl, mailFrom }: Pick<Settings, "smtpUrl" | "mailFrom">): Mail | undefined {
  if (smtpUrl === undefined) return undefined;
  const transport = async () => {
    const { createTransport } = await import("nodemailer");
    return createTransport(
      {
        url: smtpUrl,
        pool: true,
        maxConnections: 2,
        connectionTimeout: SILENCE_MS,
        greetingTimeout: SILENCE_MS,
        socketTimeout: SILENCE_MS,
        // A message is text, never a file of this machine or an address to fetch.
        disableFileAccess: true,
        disableUrlAccess: true,
      },
      { from: { name: "Music Brain", address: mailFrom } },
    );
  };
  let made: ReturnType<typeof transport> | undefined;
  return {
    async send({ to, subject, text }) {
      made ??= transport();
      // As an address, not as a header in which there could be several.
      await (await made).sendMail({ to: { name: "", address: to }, subject, text });
    },
    close() {
      void made?.then((sending) => sending.close());
    },
  };
}
