#!/usr/bin/env node
// The command `music-brain`. Files that it writes land in the folder in which it was called.

import { launch } from "../../../launcher/launch.mjs";

await launch("apps/cli/src/main.ts", process.argv.slice(2));
