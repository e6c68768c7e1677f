/** What decided each thing that was heard, in sentences. */
import type { Analysis, Finding } from "./analysis.ts";
import { cueWords } from "./cue-words.ts";
import type { Cues } from "./cues.ts";
import type { CueShare, HeardFeeling } from "./feeling.ts";
import type { EvidenceName } from "./key-evidence.ts";
import type { HeardKey } from "./keys.ts";
import type { Piece } from "./piece.ts";

/** What the sentences are made from besides the findings themselves. */
export interface Grounds {
  readonly heardKey: HeardKey;
  readonly feeling: HeardFeeling;
  readonly cues: Cues;
  readonly piece: Piece;
}

/** The findings with their reasons. */
export function findingsOf(heard: Omit<Analysis, "because">, grounds: Grounds): readonly Finding[] {
  const { key, tempoBpm, timeSignature, chords, sections, phrases, groove, emotion, totalBars } = heard;
  const { piece, feeling, cues } = grounds;
  const labels = new Set(sections.map(({ label }) => label));
  return [
    { about: "key", finding: `${key.tonic} ${key.mode}`, because: keySentence(grounds) },
    { about: "tempo", finding: `${tempoBpm} quarter notes a minute`, because: tempoSentence(piece) },
    {
      about: "metre",
      finding: timeSignature.join("/"),
      because:
        piece.metreChanges.length > 0
          ? "The file says so."
          : "No metre is written: in bars of this length the accents of one bar are most like those of the next.",
    },
    {
      about: "chords",
      finding: `${chords.length} in ${totalBars} bars`,
      because:
        "Each is the one whose tones sound and whose root is in the bass, as long as a change is worth it.",
    },
    {
      about: "sections",
      finding: sections.map(({ label }) => label).join(" "),
      because:
        labels.size < sections.length
          ? "A section begins where the bars before and after are unlike; the same letter is the same music again."
          : "A section begins where the bars before and after are unlike; nothing comes again.",
    },
    {
      about: "phrases",
      finding: `${phrases.length} in the tune`,
      because: "A phrase ends where the tune rests or stays on a note for longer than it usually does.",
    },
    { about: "groove", finding: groove.style, because: grooveSentence(heard) },
    { about: "valence", finding: signed(emotion.valence), because: cueSentence(cues, feeling.valence) },
    { about: "arousal", finding: emotion.arousal.toFixed(2), because: cueSentence(cues, feeling.arousal) },
    {
      about: "feeling",
      finding: emotion.name,
      because: "It is the nearest in the thesaurus to this valence, arousal and dominance.",
    },
  ];
}

/** What is said of a piece of evidence, where there is enough of it. */
const evidenceWords: Readonly<Partial<Record<EvidenceName, (share: number) => string | undefined>>> = {
  scale: (share) => (share > 0.8 ? `${percent(share)} of the sound is on tones of its scale` : undefined),
  tonicChord: (share) =>
    share > 0.12 ? `its tonic's chord sounds ${percent(share)} of the time` : undefined,
  first: (share) => (share >= 0.6 ? "the first chord is its tonic" : undefined),
  last: (share) => (share >= 0.6 ? "the last chord is its tonic" : undefined),
  authentic: (share) =>
    share > 0.05 ? `${percent(share)} of the changes of chord lead from its dominant home` : undefined,
  plagal: (share) =>
    share > 0.08 ? `${percent(share)} of the changes of chord lead from its subdominant home` : undefined,
  written: (share) => (share === 1 ? "the key signature in the file agrees" : undefined),
};

function keySentence({ heardKey: { evidence, other, confidence } }: Grounds): string {
  const found = Object.entries(evidenceWords).flatMap(([name, words]) => {
    const share = new Map(Object.entries(evidence)).get(name) ?? 0;
    return words(share) ?? [];
  });
  const next = `the next likely is ${other.tonic} ${other.mode}`;
  const doubt = confidence < 0.7 ? `${next}, and almost as likely` : next;
  return `${sentence([...found, doubt].join("; "))}`;
}

function tempoSentence({ tempoChanges }: Piece): string {
  if (tempoChanges.length === 0) return "No tempo is written, which MIDI takes for 120.";
  if (tempoChanges.length === 1) return "The file says so, and it stays.";
  return `The file changes its tempo ${tempoChanges.length - 1} times; this is the mean over the time.`;
}

function grooveSentence({ groove }: Omit<Analysis, "because">): string {
  const { swing, backbeat, fourOnFloor, syncopation, drumsPerBeat } = groove;
  const parts = [
    swing > 1.25 ? `the first eighth of a beat is ${swing} times as long as the second` : "eighths are even",
    ...(drumsPerBeat === 0
      ? ["there is no percussion"]
      : [`${drumsPerBeat} strokes of percussion to a beat`]),
    ...(backbeat > 0.3
      ? [`a snare on ${percent(backbeat)} more of the second and fourth beats than of the first`]
      : []),
    ...(fourOnFloor > 0.6 ? [`a bass drum on ${percent(fourOnFloor)} of the beats`] : []),
    ...(syncopation > 0.2
      ? [`${percent(syncopation)} of the notes begin off the beat and sound over the next`]
      : []),
  ];
  return sentence(parts.join("; "));
}

/** A cue that moves a dimension by less is not spoken of. */
const HEARD = 0.03;

/** The three cues that moved a dimension most. */
function cueSentence(cues: Cues, shares: readonly CueShare[]): string {
  const told = shares
    .filter(({ by }) => Math.abs(by) >= HEARD)
    .slice(0, 3)
    .map(({ cue, by }) => `${cueWords[cue](cues[cue])} (${signed(by)})`);
  return told.length === 0 ? "All of it is as in most music." : sentence(told.join(", "));
}

function signed(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return `${rounded < 0 ? "−" : "+"}${Math.abs(rounded)}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function sentence(text: string): string {
  return `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}.`;
}
