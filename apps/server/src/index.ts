/** The service as a library: for tests, and for `music-brain serve`. */
export { type AppOptions, buildApp } from "./app.ts";
export { runBackup, runMigrate, runRestore } from "./database/commands.ts";
export { type Database, DatabaseError, openDatabase } from "./database/database.ts";
export { Problem } from "./http/problem.ts";
export { type ClientConsole, openClients } from "./identity/client-console.ts";
export { type AccountConsole, openAccounts } from "./identity/console.ts";
export { type JobConsole, openJobConsole } from "./jobs/job-console.ts";
export { runWorker } from "./jobs/worker-program.ts";
export { runServer } from "./run.ts";
export { SERVICE_NAME, SERVICE_VERSION } from "./service.ts";
export type { Settings } from "./settings.ts";
export { settingsExample } from "./settings-example.ts";
export { type EffectiveSetting, effectiveSettings, loadSettings, SettingsError } from "./settings-load.ts";
export { unknownSettings } from "./settings-unknown.ts";
export { openSongs, type SongConsole } from "./songs/song-console.ts";
export { type RunningServer, StartError, startServer } from "./start.ts";
