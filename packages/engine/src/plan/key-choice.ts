/** The key of a song: asked for, spoken of by the chords that were asked for, or chosen by the feeling and the seed. */
import type { Genre } from "../data/genres.ts";
import { inferKey, inferMode } from "../harmony/infer-key.ts";
import { signatureOf } from "../harmony/scales.ts";
import type { Stream } from "../random.ts";
import type { Key } from "../song.ts";
import { musicAt } from "./feeling.ts";
import { chooseMode, chooseTonic } from "./mode.ts";
import type { Wishes } from "./wishes.ts";

/** A key, with why its mode and why its tonic. */
export interface KeyChoice {
  readonly key: Key;
  readonly modeBecause: string;
  readonly keyBecause: string;
}

const OF_CHORDS = "The chords that you asked for speak of it.";

/** The key of a song. Both draws are made whatever was asked for, so that a wish shifts nothing else. */
export function chooseKey(wishes: Wishes, genre: Genre, stream: Stream): KeyChoice {
  const start = wishes.feeling.waypoints[0];
  const music = musicAt(wishes.feeling, start.at);
  const suited = chooseMode(start.affect, music, genre.modes, stream.fork("mode"));
  const spokenMode = inferMode(wishes.progression ?? []);
  const drawn = chooseTonic(spokenMode ?? wishes.mode ?? suited.mode, stream.fork("tonic"));
  const spokenKey = inferKey(wishes.progression ?? []);
  if (wishes.key) {
    const remark = wishes.remarks.get("key");
    return {
      key: wishes.key,
      modeBecause: "It belongs to the key that you asked for.",
      keyBecause: remark === undefined ? "You asked for it." : `You asked for it. ${remark}`,
    };
  }
  return {
    key: spokenKey ?? drawn,
    modeBecause: (spokenKey ?? spokenMode) ? OF_CHORDS : wishes.mode ? "You asked for it." : suited.because,
    keyBecause: spokenKey ? OF_CHORDS : drawnBecause(drawn),
  };
}

/** Keys up to this many accidentals are the ones that come more often. */
const FEW = 3;

function drawnBecause(key: Key): string {
  const few = Math.abs(signatureOf(key)) <= FEW;
  return few ? "Drawn by the seed; keys with few accidentals come more often." : "Drawn by the seed.";
}
