// Everything that is stored, on a real PostgreSQL: the suites that SQLite passes.
import { afterAll, beforeAll } from "vitest";
import { apiKeysSuite } from "../apps/server/src/identity/api-keys.suite.ts";
import { auditSuite } from "../apps/server/src/identity/audit.suite.ts";
import { adminUsersSuite } from "../apps/server/src/identity/routes/admin-users.suite.ts";
import { passwordsSuite } from "../apps/server/src/identity/routes/passwords.suite.ts";
import { registerAndLoginSuite } from "../apps/server/src/identity/routes/register-and-login.suite.ts";
import { sessionsSuite } from "../apps/server/src/identity/routes/sessions.suite.ts";
import { throttleSuite } from "../apps/server/src/identity/throttle.suite.ts";
import { twoFactorSuite } from "../apps/server/src/identity/two-factor.suite.ts";
import { interviewStoreSuite } from "../apps/server/src/interviews/store.suite.ts";
import { librarySuite } from "../apps/server/src/songs/library.suite.ts";
import { type PostgresDatabases, postgresDatabases } from "./support/postgres-databases.ts";

let databases: PostgresDatabases;

beforeAll(async () => {
  databases = await postgresDatabases();
});

afterAll(() => databases.remove());

const open = () => databases.open();

apiKeysSuite(open);
auditSuite(open);
throttleSuite(open);
twoFactorSuite(open);
adminUsersSuite(open);
passwordsSuite(open);
registerAndLoginSuite(open);
sessionsSuite(open);
interviewStoreSuite(open);
librarySuite(open);
