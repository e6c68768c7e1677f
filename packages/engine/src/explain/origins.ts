/**
 * Where notes and chords come from: each id names the rule or table that put them there, and says in a sentence what
 * it does. The parts stamp their notes with these ids; the explanation of a song reads the sentences.
 */

/** What each origin does, by id: the part of the band, then the rule or table. */
export const origins = {
  "melody.motif": "The motif that the theme grows from.",
  "melody.repeat": "The motif again, so that it is remembered.",
  "melody.sequence": "The motif again on another degree of the scale.",
  "melody.inversion": "The motif upside down.",
  "melody.answer": "An answer to the phrase before.",
  "melody.pickup": "A pickup that leads into the next bar.",
  "melody.cadence": "The end of a phrase, on a tone that rests or that wants to go on.",
  "melody.learned": "A line that goes on as melodies do, drawn from intervals and rhythms that people write.",
  "counter-melody.guide": "A second voice on the tones that tell the chords apart.",
  "counter-melody.answer": "A second voice that fills what the melody leaves open.",
  "counter-melody.thirds": "A second voice in thirds and sixths under the melody.",
  "chords.pattern": "The accompaniment's figure over this chord.",
  "chords.held": "The chord, held.",
  "chords.riff": "The riff of this theme, which guitar, bass and kick drum share.",
  "pad.hold": "The chord, held in the background.",
  "bass.root": "The chord's lowest tone.",
  "bass.riff": "The riff of this theme, an octave below the guitar.",
  "bass.fifth": "The fifth, which carries the root without repeating it.",
  "bass.octave": "The chord's lowest tone an octave higher, which lifts it.",
  "bass.third": "The third, which says whether the chord is light or dark.",
  "bass.walk": "A step of a walking line.",
  "bass.approach": "A step into the next root.",
  "bass.anticipation": "The next chord's root, ahead of its beat.",
  "bass.pedal":
    "The chord's lowest tone, on which the bass lies while the harmony lingers or moves above it.",
  "bass.tone": "Another tone of the chord, which carries its lowest without repeating it.",
  "drums.groove": "A stroke of the groove.",
  "drums.ghost": "A ghost note of the groove.",
  "drums.fill": "A fill that leads into the next section.",
  "drums.crash": "A crash where a section arrives.",
  "drums.ending": "The last stroke.",
} as const satisfies Readonly<Record<string, string>>;

/** What put each chord where it is, by id. */
export const harmonyOrigins = {
  "harmony.wished": "The chord that you asked for.",
  "harmony.loop": "A chord of the loop that the section repeats.",
  "harmony.function": "A chord that goes on as chords do: home, away, towards home.",
  "harmony.pedal": "A chord that stays, or that moves over a bass that stays.",
  "harmony.cadence": "A chord of the cadence that ends the phrase.",
  "harmony.borrowed": "A chord borrowed from the parallel mode.",
  "harmony.applied": "A dominant of the chord that follows.",
  "harmony.suspension": "A chord whose third is held back by its neighbour.",
  "harmony.scheme": "A chord of a scheme that tradition has fixed, as the twelve-bar blues.",
  "harmony.modulation": "The dominant of the key that follows.",
  "harmony.ending": "The chord that ends the song.",
} as const satisfies Readonly<Record<string, string>>;

/** The id of a chord's origin. */
export type HarmonyOriginId = keyof typeof harmonyOrigins | `rule:${string}`;

/** The id of an origin. A rule that was broken on purpose stamps what it changed with "rule:" and its id. */
export type OriginId = keyof typeof origins | `rule:${string}`;
