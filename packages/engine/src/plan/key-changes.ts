/** Changes of key that the song's course asks for: the lift of the last chorus, a bridge in the relative key. */
import { clamp } from "../emotion/space.ts";
import { pitchClassOf, spellDegree, wrap } from "../harmony/pitch.ts";
import { signatureOf } from "../harmony/scales.ts";
import type { Stream } from "../random.ts";
import type { Affect, Key, Reason, SectionKind } from "../song.ts";
import { respelled } from "./key.ts";

/** What a change of key needs to know about a section. */
interface Keyed {
  readonly kind: SectionKind;
  readonly name: string;
  readonly key: Key;
}

/**
 * The sections with the changes of key that suit them. A happy and energetic song may lift its last chorus, and what
 * follows, by a half or a whole step (at most one song in four, about one in eight of the suited ones; Everett 1997 and Ricci 2017 on the "truck
 * driver's" modulation); now and then a bridge stands in the relative key, unless what it is to feel clearly speaks against that mode. A song whose key changes already on its
 * journey stays as it is.
 */
export function withKeyChanges<Section extends Keyed & { readonly affect: Affect }>(
  sections: readonly Section[],
  { valence, arousal }: Affect,
  stream: Stream,
): readonly Section[] {
  const lift = stream.next();
  const whole = stream.next();
  const aside = stream.next();
  const home = sections[0]?.key;
  if (!home || sections.some(({ key }) => key.tonic !== home.tonic || key.mode !== home.mode))
    return sections;
  const choruses = sections.flatMap(({ kind }, index) => (kind === "chorus" ? [index] : []));
  const last = choruses.length >= 2 ? (choruses.at(-1) ?? 0) : 0;
  // Nought for what is calm or sad, and most for what is both happy and excited.
  const suits = 0.3 * clamp(valence, 0, 1) * clamp((arousal - 0.3) / 0.7, 0, 1);
  const lifted = last >= 3 && lift < suits ? raised(home, whole < 0.6 ? 2 : 1) : undefined;
  const relative = aside < 0.15 ? relativeOf(home) : undefined;
  return sections.map((section, index) => {
    if (lifted && index >= last) return { ...section, key: lifted };
    const isAside = section.kind === "bridge" && index < sections.length - 1;
    return relative && isAside && !isAgainst(relative, section.affect)
      ? { ...section, key: relative }
      : section;
  });
}

/** So clear a feeling is not contradicted by a mode. */
const CLEAR = 0.35;

/** Whether a mode says the opposite of what a section is meant to feel: tender love in minor, shame in major. */
function isAgainst({ mode }: Key, { valence }: Affect): boolean {
  return mode === "minor" ? valence > CLEAR : valence < -CLEAR;
}

function raised(key: Key, semitones: 1 | 2): Key {
  const spelled = respelled({ ...key, tonic: spellDegree(key.tonic, 1, semitones) });
  const [sharp, flat] = [spelled, { ...key, tonic: spellDegree(key.tonic, 0, semitones) }];
  const fewer = flat.tonic.length <= 2 && Math.abs(signatureOf(flat)) < Math.abs(signatureOf(sharp));
  return fewer ? flat : sharp;
}

function relativeOf(key: Key): Key | undefined {
  if (key.mode === "major") return { tonic: spellDegree(key.tonic, 5, 9), mode: "minor" };
  return key.mode === "minor" ? { tonic: spellDegree(key.tonic, 2, 3), mode: "major" } : undefined;
}

/** How a section's key stands to the one before it. */
export type Turn = "none" | "lift" | "relative";

/** How a key stands to the one before it: the same, some steps away with other tones, or with the same tones. */
export function turnBetween(before: Key, key: Key): Turn {
  if (before.tonic === key.tonic && before.mode === key.mode) return "none";
  return before.mode === key.mode && wrap(pitchClassOf(key.tonic) - pitchClassOf(before.tonic), 12) <= 2
    ? "lift"
    : "relative";
}

/** Where the keys of a song change, and why. */
export function turnReasons(sections: readonly Keyed[]): Reason[] {
  return sections.flatMap((section, index): Reason[] => {
    const before = sections[index - 1];
    const turn = before ? turnBetween(before.key, section.key) : "none";
    if (!before || turn === "none") return [];
    const decision = `${section.key.tonic} ${section.key.mode} from ${section.name} on`;
    if (turn === "lift") {
      const because = "The last chorus is lifted, so that what is known by heart is new once more.";
      return [{ about: "key change", decision, because }];
    }
    const start = sections[0]?.key;
    const home = start?.tonic === section.key.tonic && start.mode === section.key.mode;
    if (section.kind === "bridge" || (before.kind === "bridge" && home)) {
      const because =
        section.kind === "bridge"
          ? "The bridge looks at the same tones from another home, the relative key."
          : "After the bridge the song comes back to the home that it set out from.";
      return [{ about: "turn", decision, because }];
    }
    const side = section.key.mode === "minor" ? "the dark" : "the light";
    const because = `Here the feeling crosses over to ${side}; the relative key has the same tones and another home.`;
    return [{ about: "turn", decision, because }];
  });
}
