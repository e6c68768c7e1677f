/** The feeling itself: its shade, its strength, and where it goes. */
import type { Choice, Question } from "../../interview/question.ts";

const louder: Choice = {
  label: "loud",
  says: [
    "loud",
    "wild",
    "restless",
    "racing",
    "burning",
    "strong",
    "boiling",
    "storm",
    "scream",
    "shout",
    "awake",
    "outside",
  ],
  sets: [{ parameter: "arousal", shift: 0.2 }],
};
const quieter: Choice = {
  label: "quiet",
  says: [
    "quiet",
    "still",
    "calm",
    "low",
    "soft",
    "numb",
    "slow",
    "tired",
    "whisper",
    "gentle",
    "simmering",
    "cold",
    "inside",
  ],
  sets: [{ parameter: "arousal", shift: -0.15 }],
};
const stronger: Choice = {
  label: "strong",
  says: ["strong", "powerful", "in control", "big", "tall", "i do", "me", "bigger", "stand", "standing"],
  sets: [{ parameter: "dominance", shift: 0.2 }],
};
const smaller: Choice = {
  label: "small",
  says: [
    "small",
    "weak",
    "helpless",
    "tiny",
    "lost",
    "it does",
    "it is",
    "powerless",
    "fall",
    "falling",
    "kneel",
  ],
  sets: [{ parameter: "dominance", shift: -0.2 }],
};

/** The phase "emotion". */
export const emotionQuestions: readonly Question[] = [
  {
    id: "emotion.body",
    phase: "emotion",
    sets: "shade",
    text: "Where do you feel it: chest, stomach, hands, throat? And how?",
    deeper: "If it had a temperature and a weight, what would they be?",
  },
  {
    id: "emotion.other_word",
    phase: "emotion",
    sets: "shade",
    text: "Pick a smaller, truer word for it. What do you find?",
    when: { felt: true },
    deeper: "And if that word were a weather?",
  },
  {
    id: "emotion.underneath",
    phase: "emotion",
    sets: "shade",
    text: "Under that feeling there is often another one. Which?",
    when: { mood: "dark" },
    deeper: "Does it push back, or does it give way?",
  },
  {
    id: "emotion.shadow",
    phase: "emotion",
    sets: "shade",
    text: "Even good days cast a shadow. Is there one in this?",
    when: { mood: "bright" },
  },
  {
    id: "emotion.heavy_or_hollow",
    phase: "emotion",
    sets: "shade",
    text: "Is the sadness heavy, or is it hollow?",
    when: { feels: ["sadness"] },
    deeper: "What would fill the hole, or lift the weight?",
  },
  {
    id: "emotion.hot_or_cold",
    phase: "emotion",
    sets: "shade",
    text: "Hot anger or cold anger?",
    when: { feels: ["anger"] },
    choices: [
      {
        label: "hot",
        says: ["hot", "burning", "boiling", "red"],
        sets: [{ parameter: "shade", value: "hot fury" }],
      },
      {
        label: "cold",
        says: ["cold", "icy", "ice"],
        sets: [{ parameter: "shade", value: "cold resentment" }],
      },
    ],
  },
  {
    id: "emotion.fear_shape",
    phase: "emotion",
    sets: "shade",
    text: "Is it a fear of something coming, or of something that is already in the room?",
    when: { feels: ["fear"] },
    choices: [
      {
        label: "coming",
        says: ["coming", "future", "ahead", "will happen"],
        sets: [{ parameter: "shade", value: "dread of what is coming" }],
      },
      {
        label: "here",
        says: ["here", "in the room", "already", "now"],
        sets: [{ parameter: "shade", value: "panic" }],
      },
    ],
  },
  {
    id: "emotion.joy_size",
    phase: "emotion",
    sets: "shade",
    text: "Is it the kind of joy that jumps, or the kind that just sits there smiling?",
    when: { feels: ["joy"] },
    choices: [
      {
        label: "jumps",
        says: ["jump", "jumps", "jumping", "dancing", "bouncing"],
        sets: [{ parameter: "shade", value: "exuberant joy" }],
      },
      {
        label: "sits smiling",
        says: ["sits", "smiling", "sitting", "smile"],
        sets: [{ parameter: "shade", value: "quiet contentment" }],
      },
    ],
  },
  {
    id: "emotion.surprise_after",
    phase: "emotion",
    sets: "shade",
    text: "And the second after the surprise: what came then?",
    when: { feels: ["surprise"] },
    deeper: "Was it more of a gasp or more of a laugh?",
  },
  {
    id: "emotion.disgust_at",
    phase: "emotion",
    sets: "shade",
    text: "What turns your stomach about it: what they did, or that you were near it?",
    when: { feels: ["disgust"] },
  },
  {
    id: "emotion.mixed",
    phase: "emotion",
    sets: "shade",
    text: "What else is mixed in, even a pinch of it?",
  },
  {
    id: "emotion.mask",
    phase: "emotion",
    sets: "shade",
    text: "What do you show people instead of this?",
    when: { mood: "dark" },
  },
  {
    id: "emotion.loud_or_quiet",
    phase: "emotion",
    sets: "arousal",
    text: "Is it loud in you, or quiet?",
    choices: [louder, quieter],
  },
  {
    id: "emotion.walk_or_run",
    phase: "emotion",
    sets: "arousal",
    text: "Would this feeling lie down, walk, or run?",
    choices: [
      {
        label: "lie down",
        says: ["lie", "lying", "lay", "sleep", "sit"],
        sets: [{ parameter: "arousal", shift: -0.2 }],
      },
      { label: "walk", says: ["walk", "walking", "stroll"], sets: [{ parameter: "arousal", shift: 0 }] },
      {
        label: "run",
        says: ["run", "running", "sprint", "fly"],
        sets: [{ parameter: "arousal", shift: 0.25 }],
      },
    ],
  },
  {
    id: "emotion.night_or_noon",
    phase: "emotion",
    sets: "arousal",
    text: "Three in the morning or three in the afternoon?",
    choices: [
      {
        label: "morning",
        says: ["morning", "night", "3am", "am"],
        sets: [{ parameter: "arousal", shift: -0.15 }],
      },
      {
        label: "afternoon",
        says: ["afternoon", "noon", "3pm", "pm", "day"],
        sets: [{ parameter: "arousal", shift: 0.1 }],
      },
    ],
  },
  {
    id: "emotion.simmer_or_boil",
    phase: "emotion",
    sets: "arousal",
    text: "Does it simmer, or has it boiled over?",
    when: { feels: ["anger"] },
    choices: [
      {
        label: "simmers",
        says: ["simmer", "simmers", "simmering", "under"],
        sets: [{ parameter: "arousal", shift: -0.15 }],
      },
      {
        label: "boils over",
        says: ["boil", "boils", "boiled", "boiling", "over", "explode", "exploded"],
        sets: [{ parameter: "arousal", shift: 0.15 }],
      },
    ],
  },
  {
    id: "emotion.freeze_or_flee",
    phase: "emotion",
    sets: "arousal",
    text: "Does it make you freeze, or does it make you run?",
    when: { feels: ["fear"] },
    choices: [
      {
        label: "freeze",
        says: ["freeze", "frozen", "still", "stuck"],
        sets: [{ parameter: "arousal", shift: -0.15 }],
      },
      {
        label: "run",
        says: ["run", "running", "flee", "away"],
        sets: [{ parameter: "arousal", shift: 0.15 }],
      },
    ],
  },
  {
    id: "emotion.tears_or_silence",
    phase: "emotion",
    sets: "arousal",
    text: "Are there tears in it, or has it gone silent?",
    when: { feels: ["sadness"] },
    choices: [
      {
        label: "tears",
        says: ["tears", "crying", "cry", "sobbing", "weeping"],
        sets: [{ parameter: "arousal", shift: 0.12 }],
      },
      {
        label: "silence",
        says: ["silent", "silence", "quiet", "numb", "dry"],
        sets: [{ parameter: "arousal", shift: -0.12 }],
      },
    ],
  },
  {
    id: "emotion.who_is_stronger",
    phase: "emotion",
    sets: "dominance",
    text: "Who is stronger right now, you or the feeling?",
    choices: [
      { ...stronger, label: "me" },
      { ...smaller, label: "the feeling", says: [...smaller.says, "the feeling", "feeling"] },
    ],
  },
  {
    id: "emotion.stand_or_fall",
    phase: "emotion",
    sets: "dominance",
    text: "In this song, are we standing our ground or losing it?",
    when: { feels: ["anger", "fear"] },
    choices: [
      { ...stronger, label: "standing", says: [...stronger.says, "ground"] },
      { ...smaller, label: "losing it", says: [...smaller.says, "losing", "losing it"] },
    ],
  },
  {
    id: "emotion.big_or_small",
    phase: "emotion",
    sets: "dominance",
    text: "Do you feel big in it, or small?",
    choices: [stronger, smaller],
  },
  {
    id: "emotion.hand_on_wheel",
    phase: "emotion",
    sets: "dominance",
    text: "Is your hand on the wheel, or are you in the back seat?",
    choices: [
      { ...stronger, label: "on the wheel", says: [...stronger.says, "wheel", "driving"] },
      {
        ...smaller,
        label: "in the back seat",
        says: [...smaller.says, "back seat", "backseat", "passenger", "trunk"],
      },
    ],
  },
  {
    id: "emotion.where_end",
    phase: "emotion",
    sets: "ending",
    text: "Should it still feel like that at the end, or go somewhere else?",
    deeper: "Name the last feeling, the one the final chord leaves in the room.",
  },
  {
    id: "emotion.door_out",
    phase: "emotion",
    sets: "ending",
    text: "If there were a door out of this feeling, what would be behind it?",
    when: { mood: "dark" },
  },
  {
    id: "emotion.morning_after",
    phase: "emotion",
    sets: "ending",
    text: "It's the morning after. What's left of it?",
    when: { mood: "loud" },
  },
  {
    id: "emotion.stay_or_grow",
    phase: "emotion",
    sets: "ending",
    text: "Does the happiness stay as it is, or grow into something bigger?",
    when: { feels: ["joy"] },
  },
  {
    id: "emotion.after_anger",
    phase: "emotion",
    sets: "ending",
    text: "When the anger has burned down, what's in the ashes?",
    when: { feels: ["anger"] },
  },
  {
    id: "emotion.safe_place",
    phase: "emotion",
    sets: "ending",
    text: "Do we get to safety by the end?",
    when: { feels: ["fear"] },
    choices: [
      {
        label: "yes",
        says: ["yes", "yeah", "safe", "we do", "please", "i hope so"],
        sets: [{ parameter: "ending", value: "relief" }],
      },
      {
        label: "no",
        says: ["no", "never", "we don't", "not"],
        sets: [{ parameter: "ending", value: "dread" }],
      },
    ],
  },
  {
    id: "emotion.beside_or_light",
    phase: "emotion",
    sets: "ending",
    text: "Should the music only keep you company, or look for a little light?",
    when: { cared: true },
    choices: [
      {
        label: "company",
        says: ["keep me company", "beside me", "only company"],
        sets: [{ parameter: "ending", value: "solace" }],
      },
      {
        label: "a little light",
        says: ["light", "look for light", "some light"],
        sets: [{ parameter: "ending", value: "hope" }],
      },
    ],
  },
];
