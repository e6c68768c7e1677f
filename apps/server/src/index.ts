/** The service as a library: for tests, and for `music-brain serve`. */
export { type AppOptions, buildApp } from "./app.ts";
export { runServer } from "./run.ts";
export { SERVICE_NAME, SERVICE_VERSION } from "./service.ts";
export { loadSettings, type Settings, SettingsError } from "./settings.ts";
export { settingsExample } from "./settings-example.ts";
export { type RunningServer, StartError, startServer } from "./start.ts";
