/** A comparison in sentences. */
import { listed } from "../plan/wish.ts";
import type { Comparison, GlobalComparison, SectionComparison, TrackComparison } from "./comparison.ts";

/** Differences smaller than these are not worth a sentence. */
const NOTES_SHARE = 0.05;
const PITCH = 0.75;
const VELOCITY = 1.5;

/** The sentences, the whole song first, then its sections in order. */
export function summaryOf({
  identical,
  whole,
  tracks,
  sections,
}: Omit<Comparison, "summary">): readonly string[] {
  if (identical) return ["The two songs are identical, note for note."];
  return [
    ...wholeSentences(whole),
    ...identicalTracks(tracks),
    ...sectionSentences(sections),
    ...identicalSections(sections),
  ];
}

function wholeSentences(whole: readonly GlobalComparison[]): readonly string[] {
  const of = (about: string) => whole.find((one) => one.about === about);
  const said: string[] = [];
  const [key, mode, tempo] = [of("key"), of("mode"), of("tempo")];
  if (key && mode && !(key.identical && mode.identical))
    said.push(`The key changes from ${key.before} ${mode.before} to ${key.after} ${mode.after}.`);
  if (tempo && !tempo.identical) {
    const [before, after] = [tempo.before.replace(" BPM", ""), tempo.after];
    const way = Number.parseFloat(after) > Number.parseFloat(before) ? "rises" : "falls";
    said.push(`The tempo ${way} from ${before} to ${after}.`);
  }
  const course = of("changes of tempo");
  if (course && !course.identical) said.push("The tempo changes along the way are others.");
  for (const about of ["metre", "genre", "length"]) {
    const one = of(about);
    if (one && !one.identical) said.push(`The ${about} changes from ${one.before} to ${one.after}.`);
  }
  const form = of("form");
  if (form && !form.identical) said.push(`The form was ${form.before}; it is ${form.after}.`);
  const instruments = of("instruments");
  if (instruments && !instruments.identical) said.push(...bandSentences(instruments));
  const same = whole
    .filter((one) => one.identical && one.about !== "changes of tempo")
    .map(({ about }) => about);
  if (same.length > 0)
    said.push(
      `${capital(listed(same.map((about) => `the ${about}`)))} ${same.length > 1 ? "stay" : "stays"}.`,
    );
  return said;
}

function bandSentences({ before, after }: GlobalComparison): readonly string[] {
  const players = (text: string) =>
    new Map(text.split(", ").map((player) => [player.split(": ")[0] ?? "", player.split(": ")[1] ?? ""]));
  const [old, fresh] = [players(before), players(after)];
  const swapped = [...fresh].flatMap(([role, name]) => {
    const was = old.get(role);
    if (was === undefined) return [`The ${role} (${name}) ${verb(role, "join")}.`];
    return was === name ? [] : [`The ${role} ${verb(role, "go")} from ${was} to ${name}.`];
  });
  const gone = [...old.keys()].filter((role) => !fresh.has(role));
  return [...swapped, ...gone.map((role) => `The ${role} ${verb(role, "leave")}.`)];
}

function identicalTracks(tracks: readonly TrackComparison[]): readonly string[] {
  const same = tracks.filter(({ identical, notes }) => identical && notes.after > 0);
  if (same.length === 0) return [];
  const names = same.map(({ track }) => `the ${track}`);
  const are = same.length > 1 || isPlural(same[0]?.track ?? "") ? "are" : "is";
  return [`${capital(listed(names))} ${are} identical throughout.`];
}

function identicalSections(sections: readonly SectionComparison[]): readonly string[] {
  const names = sections.filter(({ identical }) => identical).flatMap(({ after }) => after?.name ?? []);
  if (names.length === 0) return [];
  return [`${capital(listed(names))} ${names.length > 1 ? "are" : "is"} identical.`];
}

/** Sections of which the same can be said share a sentence. */
function sectionSentences(sections: readonly SectionComparison[]): readonly string[] {
  const groups = new Map<string, SectionComparison[]>();
  for (const section of sections) {
    if (section.identical) continue;
    const said = toldOf(section, ONE);
    groups.set(said, [...(groups.get(said) ?? []), section]);
  }
  return [...groups].map(([said, group]) => {
    const names = capital(listed(group.map(nameOf)));
    const [first] = group;
    return `${names} ${group.length > 1 && first ? toldOf(first, MANY) : said}.`;
  });
}

/** The words that change with number. */
interface Forms {
  readonly keep: string;
  readonly its: string;
  readonly have: string;
  readonly be: string;
}

const ONE: Forms = { keep: "keeps", its: "its", have: "has", be: "is" };
const MANY: Forms = { keep: "keep", its: "their", have: "have", be: "are" };

function nameOf({ before, after }: SectionComparison): string {
  if (before && after && before.name !== after.name) return `${after.name} (${before.name} before)`;
  return after?.name ?? before?.name ?? "";
}

function toldOf(section: SectionComparison, forms: Forms): string {
  const { before, after, tracks } = section;
  if (!before) return `${forms.be} new (${count(after?.bars ?? 0, "bar")})`;
  if (!after) return `${forms.be} gone`;
  const clauses = [
    chordsClause(section, forms),
    lengthClause(before.bars, after.bars, forms),
    notesClause(tracks, forms),
    pitchClause(tracks, forms),
    loudnessClause(tracks, forms),
  ];
  const said = listed(clauses.filter((clause) => clause !== ""));
  // "keeps its chords and keeps its notes"
  return said.replace(` and ${forms.keep} ${forms.its} notes`, ` and ${forms.its} notes`);
}

function chordsClause({ chords, bars, after }: SectionComparison, { keep, its, have }: Forms): string {
  if (chords === "same") return `${keep} ${its} chords`;
  if (chords === "transposed") return `${keep} ${its} chords in the other key`;
  const differing = bars.filter((bar) => bar.chords !== null).length;
  return `${have} other chords in ${differing} of ${count(after?.bars ?? 0, "bar")}`;
}

function lengthClause(before: number, after: number, { have }: Forms): string {
  if (before === after) return "";
  return `${have} ${count(Math.abs(after - before), "bar")} ${after > before ? "more" : "less"}`;
}

function notesClause(tracks: readonly TrackComparison[], { keep, its, have }: Forms): string {
  const total = (which: "before" | "after") => tracks.reduce((sum, { notes }) => sum + notes[which], 0);
  const [before, after] = [total("before"), total("after")];
  const sounding = tracks.filter(({ notes }) => notes.before + notes.after > 0);
  const changed = sounding.filter(
    ({ moved, repitched, added, removed }) => moved + repitched + added + removed > 0,
  );
  if (changed.length === 0) {
    const inflected = tracks.some((track) => track.inflected > 0);
    return `${keep} ${its} notes${inflected ? ", played another way" : ""}`;
  }
  const some = listed(changed.map(({ track }) => `the ${track}`));
  const all = changed.length === sounding.length;
  const share = before === 0 ? 1 : (after - before) / before;
  if (Math.abs(share) < NOTES_SHARE) return `${have} other notes${all ? "" : ` in ${some}`}`;
  const size = `${Math.round(Math.abs(share) * 100)} % ${share > 0 ? "more" : "fewer"} notes`;
  return `${have} ${size}${all ? "" : ` (${some})`}`;
}

function pitchClause(tracks: readonly TrackComparison[], { have }: Forms): string {
  const said = tracks.flatMap(({ track, meanPitch: { before, after } }) => {
    if (before === null || after === null || Math.abs(after - before) < PITCH) return [];
    const size = Math.round(Math.abs(after - before));
    return [
      `the ${track} ${size === 1 ? "a semitone" : `${size} semitones`} ${after > before ? "higher" : "lower"}`,
    ];
  });
  return said.length === 0 ? "" : `${have} ${listed(said)}`;
}

function loudnessClause(tracks: readonly TrackComparison[], { be }: Forms): string {
  let [sum, weight] = [0, 0];
  for (const { loudness, notes } of tracks) {
    if (loudness.before === null || loudness.after === null) continue;
    sum += (loudness.after - loudness.before) * notes.after;
    weight += notes.after;
  }
  const change = weight === 0 ? 0 : sum / weight;
  if (Math.abs(change) < VELOCITY) return "";
  return `${be} ${change > 0 ? "louder" : "softer"} by ${count(Math.round(Math.abs(change)), "step")} of velocity`;
}

function isPlural(role: string): boolean {
  return role === "chords" || role === "drums";
}

function verb(role: string, plain: string): string {
  return isPlural(role) ? plain : `${plain}${plain.endsWith("o") ? "es" : "s"}`;
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
