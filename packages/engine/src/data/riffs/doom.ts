/** Riffs of doom in 4/4. */
import { LILJA, PIPER, type Riff, riff, WALSER } from "./riff.ts";

export const doom: readonly Riff[] = [
  riff(
    "tritone",
    "C-----8-----T---|C-----8---T-4-3-",
    0.4,
    ["verse", "bridge"],
    "half",
    "the root, its octave and the tritone, each as heavy as the last",
    WALSER,
  ),
  riff(
    "crawl",
    "C-------....3-2-|C-----------c-c-",
    0.3,
    ["verse"],
    "half",
    "one chord a bar, and two steps that drag it back to its root",
    PIPER,
  ),
  riff(
    "swaying root",
    "C-----c-c---3---|C-----c-c---2---",
    0.5,
    ["verse", "pre-chorus", "bridge"],
    "half",
    "a dotted figure on the root that leans on the degrees above it",
    PIPER,
  ),
  riff(
    "ringing chords",
    "C---------------|C-----------C---",
    0.35,
    ["chorus", "pre-chorus"],
    "half",
    "power chords that ring for a whole bar",
    PIPER,
  ),
  riff(
    "heavy halves",
    "C-------C-------|C-------C---3-2-",
    0.6,
    ["chorus"],
    "half",
    "power chords that ring for half a bar",
    PIPER,
  ),
  riff(
    "leaning halves",
    "C-------C---B---|C-------T---B---",
    0.5,
    ["chorus", "pre-chorus"],
    "half",
    "power chords that ring, and the flat second and the tritone above them that sink back",
    LILJA,
  ),
];
