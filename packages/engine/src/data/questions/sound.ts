/** Pace, style, instruments, key and metre. */
import type { Question } from "../../interview/question.ts";

/** The phase "sound". */
export const soundQuestions: readonly Question[] = [
  {
    id: "sound.pace",
    phase: "sound",
    sets: "bpm",
    text: "How fast does it move: crawling, walking, running?",
    choices: [
      {
        label: "crawling",
        says: ["crawl", "crawls", "crawling", "very slow", "really slow", "slowest"],
        sets: [{ parameter: "bpm", value: 58 }],
      },
      {
        label: "walking",
        says: ["walk", "walks", "slow", "medium", "middle", "moderate", "mid", "normal"],
        sets: [{ parameter: "bpm", value: 88 }],
      },
      {
        label: "running",
        says: ["run", "runs", "fast", "quick", "faster", "uptempo", "racing"],
        sets: [{ parameter: "bpm", value: 140 }],
      },
    ],
  },
  {
    id: "sound.heartbeat",
    phase: "sound",
    sets: "bpm",
    text: "Whose heartbeat keeps the time: someone asleep, someone waiting, someone who runs?",
    choices: [
      {
        label: "asleep",
        says: ["asleep", "sleep", "sleeping", "sleeper", "first"],
        sets: [{ parameter: "bpm", value: 56 }],
      },
      {
        label: "waiting",
        says: ["wait", "waiting", "waits", "second"],
        sets: [{ parameter: "bpm", value: 80 }],
      },
      {
        label: "running",
        says: ["run", "runs", "running", "runner", "third"],
        sets: [{ parameter: "bpm", value: 144 }],
      },
    ],
  },
  {
    id: "sound.rocking",
    phase: "sound",
    sets: "bpm",
    text: "How slowly should it rock: like a cradle, or like a boat at anchor?",
    when: { occasion: ["lullaby"] },
    choices: [
      { label: "a cradle", says: ["cradle"], sets: [{ parameter: "bpm", value: 72 }] },
      {
        label: "a boat",
        says: ["boat", "anchor", "slower", "slow"],
        sets: [{ parameter: "bpm", value: 56 }],
      },
    ],
  },
  {
    id: "sound.on_the_floor",
    phase: "sound",
    sets: "bpm",
    text: "Are people to sway, or to jump?",
    when: { mood: "loud" },
    choices: [
      { label: "sway", says: ["sway", "swaying", "slow"], sets: [{ parameter: "bpm", value: 96 }] },
      { label: "jump", says: ["jump", "jumping", "dance", "fast"], sets: [{ parameter: "bpm", value: 128 }] },
    ],
  },
  {
    id: "sound.record_shelf",
    phase: "sound",
    sets: "genre",
    text: "Which shelf of the record shop does it stand on?",
  },
  {
    id: "sound.song_you_love",
    phase: "sound",
    sets: "genre",
    text: "What kind of music do you put on when you feel like this?",
  },
  {
    id: "sound.bar_at_night",
    phase: "sound",
    sets: "genre",
    text: "A smoky bar, a church, a club, a campfire: where does this band play?",
    choices: [
      { label: "a bar", says: ["bar", "smoky", "pub"], sets: [{ parameter: "genre", value: "jazz" }] },
      {
        label: "a church",
        says: ["church", "chapel", "cathedral"],
        sets: [{ parameter: "genre", value: "gospel" }],
      },
      { label: "a club", says: ["club", "disco"], sets: [{ parameter: "genre", value: "house" }] },
      {
        label: "a campfire",
        says: ["campfire", "fire", "camp"],
        sets: [{ parameter: "genre", value: "folk" }],
      },
    ],
  },
  {
    id: "sound.decade",
    phase: "sound",
    sets: "genre",
    text: "Does it come from the past, from today, or from a future with neon lights?",
    choices: [
      {
        label: "the past",
        says: ["past", "old", "old days", "yesterday", "vintage"],
        sets: [{ parameter: "genre", value: "soul" }],
      },
      {
        label: "today",
        says: ["today", "now", "modern", "present"],
        sets: [{ parameter: "genre", value: "pop" }],
      },
      {
        label: "the future",
        says: ["future", "neon", "tomorrow"],
        sets: [{ parameter: "genre", value: "synthwave" }],
      },
    ],
  },
  {
    id: "sound.pixels",
    phase: "sound",
    sets: "genre",
    text: "Orchestra, metal band, or old consoles and square waves?",
    when: { occasion: ["game"] },
    choices: [
      {
        label: "orchestra",
        says: ["orchestra", "orchestral", "strings", "epic"],
        sets: [{ parameter: "genre", value: "cinematic" }],
      },
      {
        label: "metal",
        says: ["metal", "guitars", "metal band", "heavy"],
        sets: [{ parameter: "genre", value: "metal" }],
      },
      {
        label: "consoles",
        says: ["consoles", "console", "chip", "8-bit", "8 bit", "pixels", "square"],
        sets: [{ parameter: "genre", value: "chiptune" }],
      },
    ],
  },
  {
    id: "sound.first_dance",
    phase: "sound",
    sets: "genre",
    text: "A waltz for turning, or something the grandparents and the kids both know?",
    when: { occasion: ["wedding"] },
    choices: [
      {
        label: "a waltz",
        says: ["waltz", "turning", "turn"],
        sets: [{ parameter: "genre", value: "waltz" }],
      },
      {
        label: "something known",
        says: ["known", "know", "both", "kids", "grandparents", "everyone"],
        sets: [{ parameter: "genre", value: "soul" }],
      },
    ],
  },
  { id: "sound.voice", phase: "sound", sets: "instruments", text: "Which instrument should tell the story?" },
  {
    id: "sound.first_sound",
    phase: "sound",
    sets: "instruments",
    text: "What do we hear first: piano, guitar, strings, something electric?",
    choices: [
      {
        label: "piano",
        says: ["piano", "keys"],
        sets: [{ parameter: "instruments", value: { chords: "acoustic grand piano" } }],
      },
      {
        label: "guitar",
        says: ["guitar", "acoustic"],
        sets: [{ parameter: "instruments", value: { chords: "steel guitar" } }],
      },
      {
        label: "strings",
        says: ["strings", "string"],
        sets: [{ parameter: "instruments", value: { chords: "string ensemble" } }],
      },
      {
        label: "something electric",
        says: ["electric", "synth", "synths", "electronic"],
        sets: [{ parameter: "instruments", value: { chords: "polysynth pad" } }],
      },
    ],
  },
  {
    id: "sound.drums",
    phase: "sound",
    sets: "instruments",
    text: "Drums, or no drums?",
    choices: [
      {
        label: "no drums",
        says: ["no", "none", "without", "no drums", "nope", "rather not", "no beat"],
        sets: [{ parameter: "instruments", value: { drums: "none" } }],
      },
      {
        label: "drums",
        says: ["yes", "drums", "yeah", "of course", "sure", "beat", "big"],
        sets: [{ parameter: "instruments", value: { drums: "standard kit" } }],
      },
    ],
  },
  {
    id: "sound.alone_or_band",
    phase: "sound",
    sets: "instruments",
    text: "Alone at a piano, or a whole band behind you?",
    when: { mood: "quiet" },
    choices: [
      {
        label: "alone",
        says: ["alone", "piano", "solo", "just me", "by myself"],
        sets: [
          {
            parameter: "instruments",
            value: {
              melody: "acoustic grand piano",
              chords: "acoustic grand piano",
              drums: "none",
              "counter-melody": "none",
            },
          },
        ],
      },
      {
        label: "a band",
        says: ["band", "whole band", "others", "together", "full"],
        sets: [{ parameter: "instruments", value: { drums: "standard kit" } }],
      },
    ],
  },
  {
    id: "sound.bow_or_breath",
    phase: "sound",
    sets: "instruments",
    text: "Should the tune be bowed, blown, or plucked?",
    choices: [
      {
        label: "bowed",
        says: ["bow", "bowed", "violin", "cello", "strings"],
        sets: [{ parameter: "instruments", value: { melody: "cello" } }],
      },
      {
        label: "blown",
        says: ["blown", "breath", "flute", "wind", "blow"],
        sets: [{ parameter: "instruments", value: { melody: "flute" } }],
      },
      {
        label: "plucked",
        says: ["plucked", "pluck", "guitar", "harp"],
        sets: [{ parameter: "instruments", value: { melody: "nylon guitar" } }],
      },
    ],
  },
  {
    id: "sound.teeth",
    phase: "sound",
    sets: "instruments",
    text: "Should the guitars have teeth?",
    when: { feels: ["anger"] },
    choices: [
      {
        label: "yes",
        says: ["yes", "yeah", "teeth", "sure", "of course", "please", "absolutely", "fangs"],
        sets: [{ parameter: "instruments", value: { chords: "distortion guitar" } }],
      },
      {
        label: "no",
        says: ["no", "nope", "clean", "not really", "rather not"],
        sets: [{ parameter: "instruments", value: { chords: "clean electric guitar" } }],
      },
    ],
  },
  {
    id: "sound.low_end",
    phase: "sound",
    sets: "instruments",
    text: "A bass you feel in the floor, or nothing that deep?",
    when: { mood: "loud" },
    choices: [
      {
        label: "in the floor",
        says: ["floor", "yes", "deep", "feel", "big", "sub", "yeah"],
        sets: [{ parameter: "instruments", value: { bass: "synth bass" } }],
      },
      {
        label: "nothing deep",
        says: ["nothing", "no", "not", "without", "none"],
        sets: [{ parameter: "instruments", value: { bass: "none" } }],
      },
    ],
  },
  {
    id: "sound.light_or_dark",
    phase: "sound",
    sets: "key",
    text: "Light or dark: should the chords smile or frown?",
    choices: [
      {
        label: "smile",
        says: ["smile", "light", "bright", "major", "happy", "smiling", "sunny"],
        sets: [{ parameter: "key", value: "C major" }],
      },
      {
        label: "frown",
        says: ["frown", "dark", "minor", "sad", "frowning"],
        sets: [{ parameter: "key", value: "A minor" }],
      },
    ],
  },
  {
    id: "sound.bittersweet",
    phase: "sound",
    sets: "key",
    text: "For the bittersweet there is an old scale, minor with a window open. Try it?",
    when: { mood: "dark" },
    choices: [
      {
        label: "yes",
        says: ["yes", "yeah", "try", "sure", "please", "ok", "okay", "why not", "open"],
        sets: [{ parameter: "key", value: "D dorian" }],
      },
      {
        label: "no",
        says: ["no", "nope", "plain", "rather not"],
        sets: [{ parameter: "key", value: "A minor" }],
      },
    ],
  },
  {
    id: "sound.sunlit",
    phase: "sound",
    sets: "key",
    text: "Plain sunshine, or sunshine with a bit of blue in it?",
    when: { mood: "bright" },
    choices: [
      {
        label: "plain",
        says: ["plain", "sunshine", "pure", "simple", "first"],
        sets: [{ parameter: "key", value: "G major" }],
      },
      {
        label: "with blue",
        says: ["blue", "bit", "some", "second"],
        sets: [{ parameter: "key", value: "D mixolydian" }],
      },
    ],
  },
  {
    id: "sound.strange_scale",
    phase: "sound",
    sets: "key",
    text: "Should it be unsettling in its very notes, or only in how they're played?",
    when: { feels: ["fear", "disgust"] },
    choices: [
      {
        label: "in its notes",
        says: ["notes", "very notes", "unsettling", "yes"],
        sets: [{ parameter: "key", value: "E phrygian" }],
      },
      {
        label: "in how it's played",
        says: ["played", "only", "how", "no"],
        sets: [{ parameter: "key", value: "E minor" }],
      },
    ],
  },
  {
    id: "sound.sway_or_march",
    phase: "sound",
    sets: "timeSignature",
    text: "Does it sway in three, march in four, or stumble?",
    choices: [
      {
        label: "sway",
        says: ["sway", "sways", "three", "waltz", "swaying", "3"],
        sets: [{ parameter: "timeSignature", value: "3/4" }],
      },
      {
        label: "march",
        says: ["march", "marches", "four", "straight", "4", "marching"],
        sets: [{ parameter: "timeSignature", value: "4/4" }],
      },
      {
        label: "stumble",
        says: ["stumble", "stumbles", "odd", "limp", "crooked", "five", "seven"],
        sets: [{ parameter: "timeSignature", value: "5/4" }],
      },
    ],
  },
  {
    id: "sound.rolling",
    phase: "sound",
    sets: "timeSignature",
    text: "Square as a walk, or rolling like a boat?",
    when: { mood: "quiet" },
    choices: [
      {
        label: "square",
        says: ["square", "walk", "walking", "straight"],
        sets: [{ parameter: "timeSignature", value: "4/4" }],
      },
      {
        label: "rolling",
        says: ["rolling", "boat", "roll", "waves", "rocking"],
        sets: [{ parameter: "timeSignature", value: "6/8" }],
      },
    ],
  },
  {
    id: "sound.limp",
    phase: "sound",
    sets: "timeSignature",
    text: "May the beat limp, so nobody feels safe?",
    when: { feels: ["fear", "anger"] },
    choices: [
      {
        label: "yes",
        says: ["yes", "limp", "yeah", "sure", "please", "ok", "okay"],
        sets: [{ parameter: "timeSignature", value: "7/8" }],
      },
      {
        label: "no",
        says: ["no", "nope", "straight", "steady", "rather not"],
        sets: [{ parameter: "timeSignature", value: "4/4" }],
      },
    ],
  },
  {
    id: "sound.kind_to_you",
    phase: "sound",
    sets: "instruments",
    text: "Which of these is kindest to you: piano, cello, guitar, or a choir far away?",
    when: { cared: true },
    choices: [
      {
        label: "piano",
        says: ["the piano", "a piano"],
        sets: [{ parameter: "instruments", value: { chords: "piano" } }],
      },
      {
        label: "cello",
        says: ["the cello", "a cello"],
        sets: [{ parameter: "instruments", value: { melody: "cello" } }],
      },
      {
        label: "guitar",
        says: ["the guitar", "a guitar"],
        sets: [{ parameter: "instruments", value: { chords: "nylon guitar" } }],
      },
      {
        label: "choir",
        says: ["a choir", "voices", "a choir far away"],
        sets: [{ parameter: "instruments", value: { pad: "choir" } }],
      },
    ],
  },
];
