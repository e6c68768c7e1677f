/** Every sentence of the page, so that other languages can stand beside this one. */

import { account } from "./words/account.ts";
import { administration } from "./words/administration.ts";
import { hear } from "./words/hear.ts";
import { library } from "./words/library.ts";
import { parts } from "./words/parts.ts";
import { shell } from "./words/shell.ts";

/** How long it is, in words. */
function span(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? "one second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}

/** What the clock shows after so many seconds. */
function clock(seconds: number): string {
  const at = new Date(Date.now() + seconds * 1000);
  return at.toLocaleTimeString("en-GB", { timeStyle: seconds < 90 ? "medium" : "short" });
}

/** What an answer of the conversation sets, where its name is a program's. */
const parameters: Readonly<Record<string, string>> = {
  emotional_intent: "feeling",
  core_wound: "what hurts",
  core_desire: "what is longed for",
  "technical.bpm": "tempo (BPM)",
  "technical.time_signature": "metre",
  rule_breaks: "rules to break",
};

/** The words of the page in English; those of its other pages are in a file each. */
export const words = {
  account,
  administration,
  parts,
  shell,
  library,
  name: "Music Brain",
  claim: "Say a feeling. Hear a song. See why.",
  skip: "Skip to the song",
  say: {
    heading: "Say it",
    field: "What does it feel like?",
    placeholder: "the night my father's radio stopped",
    hint: "A word, a sentence, or a way from one feeling to another.",
    compose: "Compose",
    composing: "Composing…",
    suggestions: "Nearest feelings",
    examples: "Or begin with one of these",
    wheel: "Emotion wheel",
    wheelHint:
      "Six feelings, six shades each, from faint in the middle to strong at the rim. Arrow keys move.",
    node: (name: string, sub: string, base: string, intensity: number) =>
      `${name}: ${sub}, ${base}, strength ${intensity} of 6`,
    valence: "Valence",
    arousal: "Arousal",
    dominance: "Dominance",
    dark: "dark",
    bright: "bright",
    calm: "calm",
    stirred: "stirred",
    helpless: "helpless",
    strong: "in control",
    follow: "Follow the words again",
  },
  ways: { say: "Say it", talk: "Talk it over", heading: "How to begin" },
  talk: {
    heading: "Talk it over",
    opening: "What is the song about? Tell it in your own words; I will ask what I need to know.",
    field: "What you say",
    placeholder: "My sister gets married in June, and I can't be there",
    answer: "Your answer, or one of those below",
    send: "Say it",
    compose: "Compose the song",
    composeNow: "Compose it as it is now",
    another: "Start another conversation",
    shortcuts: ["skip", "back", "just make it"],
    forgotten:
      "The service has forgotten the conversation up to here. What it understood is kept: say more, and it goes on from there.",
    movedOn:
      "The conversation went on meanwhile, in another window. Read what was said there, then say it again.",
    parameter: (name: string) => parameters[name] ?? name.replace(/^technical\./, "").replaceAll("_", " "),
  },
  journey: {
    heading: "The way of the song",
    hint: "Choose a station, then its feeling on the wheel or the pad.",
    begin: "Draw a journey",
    leave: "One feeling again",
    add: "Another station",
    start: "at the start",
    end: "at the end",
    station: (number: number, emotion: string) => `Station ${number}: ${emotion}`,
    place: (emotion: string) => `Where in the song ${emotion} is`,
    share: (percent: number) => `after ${percent} % of the song`,
    remove: (emotion: string) => `Leave out ${emotion}`,
    text: (emotions: readonly string[]) => `from ${emotions.join(" to ")}`,
  },
  wishes: {
    heading: "Wishes",
    count: (count: number) => `${count} set`,
    hint: "Leave empty what the feeling is to decide.",
    genre: "Genre",
    key: "Key",
    bpm: "Tempo (BPM)",
    bars: "Bars",
    seconds: "Length (seconds)",
    metre: "Metre",
    form: "Form",
    forms: [
      ...["verse-chorus", "AABA", "ternary", "strophic", "build", "build-and-drop"],
      ...["twelve-bar blues", "rondo", "arc", "through-composed"],
    ],
    progression: "Chords",
    humanize: "How humanly it is played",
    humanized: (share: number) => `${Math.round(share * 100)} %`,
    any: "any",
    story: "The story",
    title: "Title",
    wound: "What hurts",
    desire: "What is longed for",
    examples: {
      genre: "indie folk",
      key: "A minor",
      bpm: "80",
      bars: "32",
      seconds: "120",
      metre: "",
      form: "verse-chorus",
      progression: "i VI III VII",
      humanize: "",
      title: "Her Coat in the Hall",
      wound: "a father who left",
      desire: "to be at home",
    },
    band: "The band",
    bandHint: "An instrument, “none” for silence, or “not piano” to keep one out.",
    roles: {
      melody: "Melody",
      "counter-melody": "Counter-melody",
      chords: "Chords",
      bass: "Bass",
      pad: "Pad",
      drums: "Drums",
    },
    instruments: [
      ...[
        "piano",
        "electric piano",
        "organ",
        "acoustic guitar",
        "electric guitar",
        "violin",
        "viola",
        "cello",
      ],
      ...["strings", "harp", "trumpet", "trombone", "alto sax", "oboe", "clarinet", "flute", "vibraphone"],
      ...["accordion", "choir", "double bass", "electric bass", "synth bass", "none"],
    ],
    inSection: "In which section",
    whoPlays: "Who",
    plays: "What is played",
    playsExample: "strings",
    addSection: "A wish for one section",
    remove: "Take this wish away",
    rules: "Rules to break",
    breakRules: "Break a rule or two that suits the feeling",
    seekRule: "Search the rules: “ending”, “grief”, “drums”…",
    noRule: "No rule has these words. Try a feeling, or a part of the band.",
    barred: "Not together with what you have chosen.",
  },
  hear,
  see: {
    heading: "See it",
    roll: "Piano roll",
    sections: "Sections: arrow keys go from one to the next",
    chords: "Chords: arrow keys go from one to the next",
    rollHint: "Click a note, a chord or a section to ask why it is there.",
    rollKeys: "Arrow keys go from note to note and say why each is there.",
    score: "Score",
    engraving: "Engraving the score…",
    layout: "What the score shows",
    lead: "Melody and chords",
    full: "Whole band",
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    pageBefore: "Page before",
    pageAfter: "Next page",
    scoreOf: (title: string) =>
      `Score of ${title}. Arrow keys go from bar to bar and say what happens there.`,
    scoreHint: "Click a note or a bar to ask why it is there. The page follows the music.",
    zoom: "Zoom",
    zoomTo: (factor: number) => (factor === 1 ? "1×, the whole song" : `${factor}×, closer`),
    curves: "Energy and feeling",
    energy: "energy",
    valence: "valence",
    arousal: "arousal",
    measured: "dashed: as it is heard",
    bars: (bars: number, bpm: number, key: string) => `${bars} bars · ${bpm} BPM · ${key}`,
    empty: "No song yet. Say what it feels like, or turn the wheel, and press Compose.",
    empties: [
      "grief slowly turning into hope",
      "so angry I could scream",
      "a lullaby for a stormy night",
      "coming home after years away",
    ],
  },
  why: {
    heading: "Why?",
    empty: "Every note has a reason. Click one.",
    all: "All reasons",
    note: "The note",
    chord: "Its chord",
    section: "Its section",
    feeling: "The feeling",
    unknown: "No reason is kept for this note.",
    at: (bar: number, beat: number) => `bar ${bar}, beat ${beat}`,
    numbers: (changes: readonly string[]) =>
      changes.length === 0
        ? "Set by hand, or by a change of the feeling: these numbers win over what the words say."
        : `You asked for a version that is ${changes.join(", then ").toLowerCase()}: these numbers follow from it, and win over what the words say.`,
  },
  change: {
    heading: "Change it",
    feeling: "How it feels",
    shape: "How it moves",
    band: "Who plays what",
    asked: "What you clicked",
    another: "Another take",
    brighter: "More hopeful",
    darker: "Darker",
    slower: "Slower",
    faster: "Faster",
    higher: "Higher",
    lower: "Lower",
    longer: "Longer",
    calmer: "Calmer",
    stronger: "More driven",
    melody: "Another melody",
    groove: "Another groove",
    noDrums: "Without drums",
    section: (name: string) => `Compose ${name} anew`,
    track: (name: string) => `Compose ${name} anew`,
    undo: "Undo",
    redo: "Redo",
    versions: "Versions",
    restoring: "Bringing your last song back…",
    kept: (kept: number, changed: number) => `${changed} changed, ${kept} stayed note for note`,
    began: (title: string, bpm: number, key: string) => `${title} · ${key} · ${bpm} BPM`,
    became: (before: string, after: string) => `${before} → ${after}`,
    bpm: (bpm: number) => `${bpm} BPM`,
    bars: (bars: number) => `${bars} bars`,
    with: (player: string) => `with ${player}`,
    without: (player: string) => `without ${player}`,
    otherNotes: "other notes, the same plan",
    fixed:
      "This song came from elsewhere or from another version of the composer: it can be heard, read and downloaded, but nothing can be composed that leaves the rest of it as it is.",
    opening: "Opening the song…",
  },
  failure: {
    heading: "That did not work",
    offline: "The service cannot be reached. What you have made is still here.",
    again: "Try again",
    broken: "The page has stumbled. What you have made is kept in this browser.",
    reload: "Load the page again",
    id: (id: string) => `Request ${id}`,
    limit: (seconds: number, isGuessing: boolean) =>
      isGuessing
        ? `Too many wrong tries. Come back in ${span(seconds)}, at ${clock(seconds)}.`
        : `Too many requests. The next one can be made in ${span(seconds)}, at ${clock(seconds)}.`,
  },
} as const;
