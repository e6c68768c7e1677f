/** Whether the engine works: its thesaurus is whole, and it composes. */
import { composeSong, thesaurus } from "@music-brain/engine";

const NODES = 216;

let passed = false;

/**
 * Composes a short song, once: what worked cannot stop working while the process lives, since the engine is pure.
 * @throws Error (rejects) with what is wrong
 */
export async function checkEngine(): Promise<"up"> {
  if (passed) return "up";
  if (thesaurus.nodes.length !== NODES) {
    throw new Error(`The thesaurus has ${thesaurus.nodes.length} nodes instead of ${NODES}.`);
  }
  const { song } = composeSong({ emotionalIntent: "calm", technical: { bars: 4 } }, 0);
  if (song.tracks.every(({ notes }) => notes.length === 0)) throw new Error("The engine composed silence.");
  passed = true;
  return "up";
}
