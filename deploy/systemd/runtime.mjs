// Prints the Node.js that the launcher chooses, and fetches it where it has to. Runs on an old Node.js, without packages.
import { findProject } from "../../launcher/project.mjs";
import { chooseRuntime } from "../../launcher/runtime.mjs";

process.stdout.write(`${await chooseRuntime(findProject(), process.env)}\n`);
