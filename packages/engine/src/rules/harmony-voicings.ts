/** Rules about how chords are laid out that can be broken. */
import type { Harmony } from "../harmony/numerals.ts";
import { pitchClassOf, wrap } from "../harmony/pitch.ts";
import { scaleOf } from "../harmony/scales.ts";
import type { Part } from "../perform/performance.ts";
import type { Score } from "../perform/score.ts";
import type { Plan } from "../plan/plan.ts";
import type { Note } from "../song.ts";
import { chordAt, joined, type Piece, piecesOf } from "./bars.ts";
import {
  changed,
  changedWithin,
  changeParts,
  cutAt,
  meanOf,
  onsetsOf,
  partOf,
  playable,
  stampOf,
} from "./notes.ts";
import { allOf, isWithin, needs, peaksOf, stretchesOf, versesOf } from "./places.ts";
import type { RuleBreak } from "./rule.ts";

/** Chords that move as blocks. */
export const parallelFifths: RuleBreak = {
  id: "harmony.parallel_fifths",
  domain: "harmony",
  effect: "the chords move as blocks in root position, so that fifths and octaves run in parallel",
  because: "The voices give up their independence: what remains is mass, archaic or brute.",
  helps: "For power, for old stone and for whatever has no use for manners.",
  source: "Aldwell & Schachter 1989, Harmony and Voice Leading; Walser 1993, Running with the Devil",
  emotions: ["defiance", "rage", "pride", "wonder", "contempt"],
  applies: allOf(needs("chords", "pad"), needsThirds, ({ progression }) =>
    progression === null || new Set(progression.map(({ root }) => root)).size > 1
      ? null
      : "the chord that was asked for never moves",
  ),
  change: {
    stage: "score",
    apply: (parts, score) => changeParts(parts, score, ["chords", "pad"], (notes) => blocks(notes, score)),
  },
};

/** Chords without a third. */
export const openFifths: RuleBreak = {
  id: "harmony.open_fifths",
  domain: "harmony",
  effect: "the accompaniment leaves the third out of every chord",
  because: "Without a third a chord is neither glad nor sad: it is bare.",
  helps: "For emptiness and coldness, for the ancient, and to leave the verdict to the tune.",
  source: "Persichetti 1961, Twentieth-Century Harmony",
  emotions: ["loneliness", "weariness", "defiance", "insecurity", "wonder"],
  applies: allOf(needs("chords", "pad"), needsThirds),
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, ["chords", "pad"], (notes) =>
        joined(piecesOf(notes, score).map((piece) => ({ ...piece, note: withoutThird(piece.note, score) }))),
      ),
  },
};

/** Seconds within the chords. */
export const clusterVoicing: RuleBreak = {
  id: "harmony.cluster_voicing",
  domain: "harmony",
  effect: "each chord is struck with a neighbouring tone rubbing against one of its own",
  because: "Seconds beat in the ear: tender when they are soft, raw when they are loud.",
  helps: "For a closeness that hurts, for crowds, for dirt.",
  source: "Persichetti 1961, Twentieth-Century Harmony; Plomp & Levelt 1965 on roughness",
  emotions: ["anxiety", "aversion", "revulsion", "jealousy", "confusion", "panic"],
  applies: needs("chords", "pad"),
  change: {
    stage: "score",
    apply: (parts, score) =>
      changeParts(parts, score, ["chords", "pad"], (notes) => [
        ...notes,
        ...onsetsOf(notes).flatMap((group) => neighbour(group, score)),
      ]),
  },
};

/** Two keys at once. */
export const polytonality: RuleBreak = {
  id: "harmony.polytonality",
  domain: "harmony",
  effect: "in the choruses one layer of the harmony sounds a tritone away from the rest of the band",
  because: "Two homes at once are none: the ear is torn between two places.",
  helps: "For inner conflict, delirium, and laughter that has turned.",
  source:
    "Krumhansl & Schmuckler 1986 on the chord of Petrushka; Persichetti 1961, Twentieth-Century Harmony",
  emotions: ["confusion", "panic", "revulsion", "shock", "rage"],
  applies: needs("pad", "chords"),
  change: {
    stage: "score",
    apply: (parts, score) => {
      const layer = partOf(parts, "pad", "chords");
      if (!layer) return parts;
      const stretches = heard(layer, stretchesOf(score, peaksOf(score.plan)));
      const shift = meanOf(layer.notes.map(({ pitch }) => pitch)) > 62 ? -6 : 6;
      return changeParts(parts, score, [layer.player.role], (notes) =>
        changedWithin(cutAt(notes, stretches), stretches, (note) =>
          changed(note, stampOf("harmony.polytonality"), {
            pitch: note.pitch + shift,
            velocity: note.velocity * 0.85,
          }),
        ),
      );
    },
  },
};

/** A bass that stays while the chords go. */
export const pedalClash: RuleBreak = {
  id: "harmony.pedal_clash",
  domain: "harmony",
  effect: "in the verses the bass stays on the tonic, whatever the chords above it do",
  because: "What moves above chafes against what will not move below.",
  helps: "For a threat that stays in the room, for stubbornness, for waiting.",
  source: "Meyer 1956, Emotion and Meaning in Music",
  emotions: ["suspense", "dread", "defiance", "resentment", "helplessness"],
  applies: needs("bass"),
  change: {
    stage: "score",
    apply: (parts, score) => {
      const { plan } = score;
      return changeParts(parts, score, ["bass"], (notes, part) => {
        const verses = heard(part, stretchesOf(score, versesOf(plan)));
        const tonic = (note: Note) =>
          pitchClassOf(chordAt(score, note.start)?.section.key.tonic ?? plan.key.tonic);
        // Where the bass stays there anyway it stays for the whole song.
        const stays = notes.every((note) => !isWithin(verses, note.start) || note.pitch % 12 === tonic(note));
        const stretches = stays ? [{ from: 0, to: Number.POSITIVE_INFINITY }] : verses;
        return changedWithin(notes, stretches, (note) => {
          if (note.pitch % 12 === tonic(note)) return note;
          return changed(note, stampOf("harmony.pedal_clash"), { pitch: playable(24 + tonic(note), part) });
        });
      });
    },
  },
};

/** General MIDI programs of guitars that play power chords. */
const POWER: ReadonlySet<number> = new Set([29, 30]);

/** A condition: the chords are more than root, fifth and octave. */
function needsThirds({ band }: Plan): string | null {
  const players = band.filter(({ role }) => role === "chords" || role === "pad");
  return players.every(({ program }) => POWER.has(program))
    ? "the guitars play root, fifth and octave in parallel anyway"
    : null;
}

/** The stretches in which a part plays; all of the song where it plays in none of them. */
function heard({ notes }: Part, stretches: ReturnType<typeof stretchesOf>) {
  const playing = stretches.filter(({ from, to }) => notes.some(({ start }) => from <= start && start < to));
  return playing.length > 0 ? playing : [{ from: 0, to: Number.POSITIVE_INFINITY }];
}

/** Each chord's notes, lowest to highest, on root, third, fifth and octave above one root. */
function blocks(notes: readonly Note[], score: Score): readonly Note[] {
  const origin = stampOf("harmony.parallel_fifths");
  const blocked = new Map<Piece, Note>();
  const pieces = piecesOf(notes, score);
  for (const [from, group] of Map.groupBy(pieces, ({ chordFrom }) => chordFrom)) {
    const chord = chordAt(score, from)?.span.chord;
    if (!chord) continue;
    const pitches = [...new Set(group.map(({ note }) => note.pitch))].sort((one, other) => one - other);
    const lowest = Math.max(36, (pitches[0] ?? 48) - 5);
    const root = lowest + wrap(chord.root - lowest, 12);
    const voices = voicesOf(chord, pitches);
    for (const piece of group) {
      const voice = Math.min(voices.length - 1, pitches.indexOf(piece.note.pitch));
      blocked.set(piece, changed(piece.note, origin, { pitch: root + (voices[voice] ?? 0) }));
    }
  }
  return joined(pieces.map((piece) => ({ ...piece, note: blocked.get(piece) ?? piece.note })));
}

/** Semitones above the root for as many voices as there are pitches. */
function voicesOf(chord: Harmony, pitches: readonly number[]): readonly number[] {
  const third = chord.tones.find((tone) => tone === 3 || tone === 4);
  const bare = pitches.every((pitch) => [0, 7].includes(wrap(pitch - chord.root, 12)));
  // Of two voices the fifth says more than the third.
  if (pitches.length === 2) return [0, 7];
  return third === undefined || bare ? [0, 7, 12, 19, 24] : [0, third, 7, 12, 12 + third, 19, 24];
}

/** A third moved to the fifth above it, or to the root where the chord has no perfect fifth. */
function withoutThird(note: Note, score: Score): Note {
  const chord = chordAt(score, note.start)?.span.chord;
  // A riff's fifths stand on roots of their own.
  if (!chord || note.origin?.endsWith(".riff")) return note;
  const tone = wrap(note.pitch - chord.root, 12);
  if (tone !== 3 && tone !== 4) return note;
  const shift = chord.tones.includes(7) ? 7 - tone : -tone;
  return changed(note, stampOf("harmony.open_fifths"), { pitch: note.pitch + shift });
}

/** A tone of the scale next to one of the chord's inner tones; of single notes, next to those that begin a chord. */
function neighbour(group: readonly Note[], score: Score): readonly Note[] {
  const rubbed = group[1] ?? group[0];
  const place = rubbed && chordAt(score, rubbed.start);
  if (!rubbed || !place || (group.length === 1 && place.from !== rubbed.start)) return [];
  const scale = scaleOf(place.section.key);
  const free = [1, 2, -1, -2].filter((step) => !group.some(({ pitch }) => pitch === rubbed.pitch + step));
  const step = free.find((one) => scale.includes(wrap(rubbed.pitch + one, 12))) ?? free[0] ?? 1;
  const velocity = rubbed.velocity - 6;
  return [changed(rubbed, stampOf("harmony.cluster_voicing"), { pitch: rubbed.pitch + step, velocity })];
}
