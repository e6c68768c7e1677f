/** Clients of the authorization server from the command line, beside a service that runs or without one. */
import type { WireApplication, WireClient } from "@music-brain/contract";
import { Problem } from "../http/problem.ts";
import type { Environment } from "../settings-load.ts";
import { applicationsOf, withdraw } from "./applications.ts";
import {
  allClients,
  deleteClient,
  type MadeClient,
  makeClient,
  rotateSecret,
} from "./client-administration.ts";
import { named, openParts } from "./console.ts";
import type { ClientWish } from "./oauth-clients.ts";
import { applicationToWire } from "./routes/application-wire.ts";
import { clientToWire } from "./routes/client-wire.ts";
import { createSeal } from "./sealing.ts";
import { keptSecret } from "./secret-file.ts";

/** What can be done; each rejects with a Problem where that cannot be. */
export interface ClientConsole {
  readonly list: () => Promise<readonly WireClient[]>;
  /** The client, and its secret, which is not shown again. */
  readonly create: (
    wish: ClientWish,
  ) => Promise<{ readonly client: WireClient; readonly secret: string | null }>;
  /** Another secret. */
  readonly rotate: (id: string) => Promise<string>;
  readonly delete: (id: string) => Promise<void>;
  /** What somebody has agreed to, by their name. */
  readonly consents: (username: string) => Promise<readonly WireApplication[]>;
  /** Ends all that a client has of somebody. */
  readonly withdraw: (username: string, id: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Who acts, in the audit. */
const BY = { actor: "command line" };

/**
 * Opens the database that the environment names.
 * @throws SettingsError, DatabaseError
 */
export async function openClients(environment: Environment): Promise<ClientConsole> {
  const parts = await openParts(environment);
  const { secretKey, secretKeyPrevious, dataDir } = parts.settings;
  const seal = createSeal(secretKey ?? keptSecret(dataDir).secret, secretKeyPrevious);
  const clients = { ...parts, seal };
  const shown = ({ client, secret }: MadeClient) => ({ client: clientToWire(client), secret });
  return {
    list: async () => (await allClients(clients)).map(clientToWire),
    create: async (wish) => shown(await makeClient(clients, wish, null, BY)),
    rotate: (id) => rotateSecret(clients, id, BY),
    delete: (id) => deleteClient(clients, id, BY),
    async consents(username) {
      const { id } = await named(parts, username);
      return (await applicationsOf(clients, id, parts.now())).map(applicationToWire);
    },
    async withdraw(username, clientId) {
      const account = await named(parts, username);
      if (!(await withdraw(clients, account.id, clientId))) {
        throw new Problem("no_such_application", `${username} has not agreed to ${clientId}.`);
      }
      const detail = { account: account.id };
      await parts.audit.record({ kind: "oauth.withdrawn", subject: clientId, detail, ...BY });
    },
    close: () => parts.database.destroy(),
  };
}
