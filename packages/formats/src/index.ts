export { songToMidi } from "./midi/write.ts";
