/** Rules about who plays where that can be broken. */
import type { Part } from "../perform/performance.ts";
import type { Score } from "../perform/score.ts";
import type { Plan } from "../plan/plan.ts";
import type { Role } from "../song.ts";
import { changeParts, everybody, retouched, silenced, stampOf } from "./notes.ts";
import {
  allOf,
  barsInTime,
  isWithin,
  needs,
  needsSections,
  peaksOf,
  type Stretch,
  stretchesOf,
  stretchOf,
} from "./places.ts";
import type { RuleBreak } from "./rule.ts";

/** Choruses without a ground. */
export const noBassChorus: RuleBreak = {
  id: "arrangement.no_bass_chorus",
  domain: "arrangement",
  effect: "the bass is silent in the choruses",
  because: "At the height the ground is missing: the music floats, or hangs over nothing.",
  helps: "For lightness that cannot be trusted, for vertigo, for looking down on it all.",
  source: "Solberg 2014, Waiting for the Bass to Drop",
  emotions: ["insecurity", "wonder", "loneliness", "serenity", "disappointment"],
  applies: allOf(needs("bass"), needsSections),
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, ["bass"], (notes) =>
        silenced(notes, leaving(notes, stretchesOf(score, peaksOf(score.plan)))),
      ),
  },
};

/** Choruses in which almost everybody leaves. */
export const emptyChorus: RuleBreak = {
  id: "arrangement.empty_chorus",
  domain: "arrangement",
  effect: "the choruses are the quietest places of the song: all leave but the melody and one companion",
  because: "Where everybody expects the crowd there is one voice, and it is listened to.",
  helps: "Where the central sentence is a confession.",
  source: "Huron 2006, Sweet Anticipation, on contrast; Osborn 2013, Subverting the Verse–Chorus Paradigm",
  emotions: ["loneliness", "shame", "despair", "grief", "love"],
  excludes: [
    "texture.wall_of_sound",
    "texture.unison_band",
    // Whoever has left plays neither slowly nor in another key, and leaves no more.
    "rhythm.half_time_chorus",
    "harmony.polytonality",
    "arrangement.no_bass_chorus",
    "arrangement.drums_out_at_peak",
  ],
  applies: allOf(needsSections, ({ band }) => (band.length > 2 ? null : "nobody is there who could leave")),
  change: {
    stage: "score",
    apply: (parts, score) => {
      const stretches = stretchesOf(score, peaksOf(score.plan));
      const stays = companions(parts, stretches);
      const others = everybody.filter((role) => !stays.includes(role));
      const gone = changeParts(parts, score, others, (notes) => silenced(notes, stretches));
      return louder(gone, score, stays, (start) => (isWithin(stretches, start) ? 0.65 : 1));
    },
  },
};

/** The melody and one companion, of those who play there. */
function companions(parts: readonly Part[], stretches: readonly Stretch[]): readonly Role[] {
  const order: readonly Role[] = ["melody", "chords", "pad", "bass", "counter-melody", "drums"];
  const plays = (role: Role) =>
    parts.some(
      ({ player, notes }) => player.role === role && notes.some(({ start }) => isWithin(stretches, start)),
    );
  return order.filter(plays).slice(0, 2);
}

/** Drums that leave when they are waited for. */
export const drumsOutAtPeak: RuleBreak = {
  id: "arrangement.drums_out_at_peak",
  domain: "arrangement",
  effect: "the drums fall silent for the first half of the last chorus",
  because:
    "The pulse that carried everything is gone when it is wanted most: breath stops, then all of it returns.",
  helps: "To make a height sacred or giddy, and its second half overwhelming.",
  source: "Butler 2006, Unlocking the Groove; Solberg 2014, Waiting for the Bass to Drop",
  emotions: ["wonder", "suspense", "love", "excitement", "shock"],
  applies: needs("drums"),
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, ["drums"], (notes) => {
        const last = peaksOf(score.plan).findLast((index) => {
          const stretch = stretchOf(score, index);
          return notes.some(({ start }) => isWithin([stretch], start));
        });
        const { from, to } = stretchOf(score, last ?? 0);
        const half = Math.ceil((to - from) / score.ticksPerBar / 2) * score.ticksPerBar;
        return silenced(notes, [{ from, to: from + half }]);
      }),
  },
};

/** A chorus that whispers. */
export const softChorus: RuleBreak = {
  id: "arrangement.soft_chorus",
  domain: "arrangement",
  effect: "the choruses are played softly and the verses loudly",
  because: "Loudness and meaning come apart: what matters most is said under the breath.",
  helps: "For intimacy, for a secret, for strength that need not shout.",
  source: "Gabrielsson & Lindström 2010, The Role of Structure in the Musical Expression of Emotions",
  emotions: ["love", "shame", "guilt", "nostalgia", "resentment"],
  excludes: ["production.clipping"],
  applies: needsSections,
  change: {
    stage: "score",
    apply: (parts, score) => {
      const soft = stretchesOf(score, peaksOf(score.plan));
      return louder(parts, score, everybody, (start) => (isWithin(soft, start) ? 0.6 : 1.18));
    },
  },
};

/** A tune behind its accompaniment. */
export const buriedMelody: RuleBreak = {
  id: "arrangement.buried_melody",
  domain: "arrangement",
  effect: "the melody is played more softly than everybody around it",
  because: "The voice has to be searched for; what it says seems to be kept to itself.",
  helps: "For being overlooked, for shyness, for a dream that cannot be grasped.",
  source: "Moore 2012, Song Means, on prominence in the sound-box",
  emotions: ["insecurity", "shame", "loneliness", "guilt", "melancholy"],
  applies: allOf(needs("melody"), needs("chords", "bass", "pad", "drums")),
  change: {
    stage: "score",
    apply: (parts, score) => {
      const sunk = louder(parts, score, ["melody"], () => 0.5);
      return louder(
        sunk,
        score,
        everybody.filter((role) => role !== "melody"),
        () => 1.12,
      );
    },
  },
};

/** Nothing in the middle. */
export const extremeRegisters: RuleBreak = {
  id: "arrangement.extreme_registers",
  domain: "arrangement",
  effect: "everything is very high or very low, and the two octaves around middle C are empty",
  because: "Between the heights and the depths nobody is at home: a cold wide room.",
  helps: "For awe and abandonment, for the uncanny, for the sea and the stars.",
  source: "Huron 2016, Voice Leading; Ilie & Thompson 2006 on pitch height",
  emotions: ["loneliness", "dread", "wonder", "despair", "astonishment"],
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, ["melody", "counter-melody", "chords", "bass", "pad"], (notes, { player }) =>
        notes.map((note) => ({
          ...note,
          pitch: outward(note.pitch, player.role === "bass"),
          origin: stampOf("arrangement.extreme_registers"),
        })),
      ),
  },
};

/** From the middle upwards to C5 and above, or, what is low already, downwards below C3. */
function outward(pitch: number, isBass: boolean): number {
  let moved = pitch;
  if (isBass || pitch < 54) while (moved >= 48) moved -= 12;
  else while (moved < 72) moved += 12;
  return moved;
}

/** A song that is cut off. */
export const suddenStop: RuleBreak = {
  id: "arrangement.sudden_stop",
  domain: "arrangement",
  effect: "the song is cut off in full flight halfway through its last bar but one",
  because: "There is no farewell: the silence afterwards belongs to the song.",
  helps: "For a life, a love or a quarrel that breaks off.",
  source: "Margulis 2007, Moved by Nothing: Listening to Musical Silence",
  emotions: ["shock", "astonishment", "rage", "despair", "panic"],
  change: {
    stage: "score",
    apply: (parts, score) => {
      const bars = barsInTime(score);
      const from = (bars.at(-2)?.stretch.from ?? 0) + Math.round(score.ticksPerBar / 2);
      const stretches = [{ from, to: Number.POSITIVE_INFINITY }];
      const cut = changeParts(parts, score, everybody, (notes) => silenced(notes, stretches));
      // The last stroke before the silence is the loudest.
      return louder(cut, score, everybody, (start) => (start >= from - score.ticksPerBar ? 1.1 : 1));
    },
  },
};

/** A voice that does not come. */
export const lateEntrance: RuleBreak = {
  id: "arrangement.late_entrance",
  domain: "arrangement",
  effect: "the melody is silent for the first third of the song",
  because: "The stage is set and nobody comes: waiting turns into the subject.",
  helps: "For shyness and suspense, and for a voice that is to be awaited.",
  source: "Huron 2006, Sweet Anticipation",
  emotions: ["suspense", "curiosity", "insecurity", "loneliness", "serenity"],
  applies: allOf(needs("melody"), needs("chords", "bass", "pad", "drums")),
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, ["melody"], (notes) => {
        const first = Math.floor((notes[0]?.start ?? 0) / score.ticksPerBar);
        return silenced(notes, [{ from: 0, to: entrance(score.plan, first) * score.ticksPerBar }]);
      }),
  },
};

/**
 * The bar in which the melody is to come instead of its own first one: where the section begins that lies nearest to a
 * third of the song; four bars later where no section does, or halfway through what is left.
 */
function entrance({ sections, totalBars }: Plan, first: number): number {
  const third = totalBars / 3;
  const nearest = sections
    .map(({ startBar }) => startBar)
    .filter((bar) => bar > first && bar >= third / 2 && bar <= 0.6 * totalBars)
    .sort((one, other) => Math.abs(one - third) - Math.abs(other - third))[0];
  return nearest ?? first + Math.min(4, Math.ceil((totalBars - first) / 2));
}

/** What a part leaves out: the stretches, unless it plays nowhere else; then all but the second half of the last. */
function leaving(
  notes: readonly { readonly start: number }[],
  stretches: readonly Stretch[],
): readonly Stretch[] {
  if (notes.some(({ start }) => !isWithin(stretches, start))) return stretches;
  const last = stretches.at(-1);
  if (!last) return stretches;
  return [...stretches.slice(0, -1), { from: last.from, to: (last.from + last.to) / 2 }];
}

/** Velocities multiplied by a factor that depends on where a note begins. */
function louder(
  parts: readonly Part[],
  score: Score,
  roles: readonly Role[],
  factorAt: (start: number) => number,
): readonly Part[] {
  return changeParts(parts, score, roles, (notes) =>
    notes.map((note) => {
      const factor = factorAt(note.start);
      return factor === 1 ? note : retouched(note, { velocity: note.velocity * factor });
    }),
  );
}
