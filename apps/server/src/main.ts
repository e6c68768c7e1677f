/** Starts the service with the settings of the environment. */
import process from "node:process";
import { runServer } from "./run.ts";

await runServer(process.env);
