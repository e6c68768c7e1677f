/** Every sentence of the page, so that other languages can stand beside this one. */

import { library } from "./words/library.ts";
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

/** The words of the page in English; those of its other pages are in a file each. */
export const words = {
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
    send: "Say it",
    compose: "Compose the song",
    composeNow: "Compose it as it is now",
    shortcuts: ["skip", "back", "just make it"],
    parameter: (name: string) => name.replace(/^technical\./, "").replaceAll("_", " "),
  },
  wishes: {
    heading: "Wishes",
    hint: "Leave empty what the feeling is to decide.",
    genre: "Genre",
    genrePlaceholder: "indie folk",
    key: "Key",
    keyPlaceholder: "A minor",
    bpm: "Tempo (BPM)",
    bars: "Bars",
    metre: "Metre",
    any: "any",
    breakRules: "Break a rule or two that suits the feeling",
  },
  hear: {
    play: "Play",
    pause: "Pause",
    loading: "Loading the instruments…",
    seek: "Position in the song",
    volume: "Volume",
    tempo: "Playing speed",
    mute: (track: string) => `Mute ${track}`,
    solo: (track: string) => `Only ${track}`,
    loop: "Loop",
    looped: (from: number, to: number) => (from === to ? `Bar ${from}` : `Bars ${from} – ${to}`),
    loopHint: "Drag over bars to play them again and again",
    loopFrom: "Loop from",
    loopTo: "Loop to",
    bar: (bar: number) => `bar ${bar}`,
    compare: "Compare with the version before",
    side: (side: string, label: string) => `${side}: ${label}`,
    noSound: "The instruments could not be loaded. The song can still be read and downloaded.",
    download: "Download",
    midi: "MIDI",
    musicxml: "Sheet music (MusicXML)",
    score: "First page (SVG)",
    wav: "Sound (WAV)",
    mp3: "Sound (MP3)",
    ogg: "Sound (Ogg Vorbis)",
    json: "Song (JSON)",
    preparing: "Preparing the file…",
  },
  see: {
    heading: "See it",
    roll: "Piano roll",
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
    note: "The note",
    chord: "Its chord",
    section: "Its section",
    feeling: "The feeling",
    unknown: "No reason is kept for this note.",
    at: (bar: number, beat: number) => `bar ${bar}, beat ${beat}`,
  },
  change: {
    heading: "Change it",
    another: "Another take",
    brighter: "More hopeful",
    darker: "Darker",
    slower: "Slower",
    faster: "Faster",
    calmer: "Calmer",
    stronger: "More driven",
    noDrums: "Without drums",
    section: (name: string) => `Compose ${name} anew`,
    track: (name: string) => `Compose ${name} anew`,
    undo: "Undo",
    redo: "Redo",
    versions: "Versions",
    restoring: "Bringing your last song back…",
    kept: (kept: number, changed: number) => `${changed} parts changed, ${kept} stayed note for note`,
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
