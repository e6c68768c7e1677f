/** The version of the engine: part of every song, since the same version, intent and seed give the same song. */
export const ENGINE_VERSION = "0.1.0";
