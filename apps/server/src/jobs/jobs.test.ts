import { openDatabase } from "../database/database.ts";
import { jobsSuite } from "./jobs.suite.ts";

jobsSuite({
  open: () => openDatabase(),
  silence: (database) =>
    database.updateTable("jobs").set({ lease_until: 0 }).where("state", "=", "running").execute(),
});
