/** Writes deploy/grafana/dashboards from what tools/deploy/panels.ts says: `npm run dashboards`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dashboardOf } from "./deploy/grafana.ts";
import { boards } from "./deploy/panels.ts";

const folder = new URL("../deploy/grafana/dashboards/", import.meta.url);
mkdirSync(folder, { recursive: true });
for (const board of boards) writeFileSync(new URL(`${board.uid}.json`, folder), dashboardOf(board));
