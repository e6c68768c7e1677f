/** How long, in which form, and how it ends. */
import type { Question } from "../../interview/question.ts";

/** The phase "structure". */
export const structureQuestions: readonly Question[] = [
  {
    id: "structure.length",
    phase: "structure",
    sets: "bars",
    text: "How long should it stay: a moment, a whole song, a journey?",
    choices: [
      {
        label: "a moment",
        says: ["moment", "short", "brief", "tiny", "quick"],
        sets: [{ parameter: "bars", value: 16 }],
      },
      {
        label: "a whole song",
        says: ["song", "whole", "normal", "usual", "medium", "regular"],
        sets: [{ parameter: "bars", value: 48 }],
      },
      {
        label: "a journey",
        says: ["journey", "long", "epic", "longer", "longest"],
        sets: [{ parameter: "bars", value: 96 }],
      },
    ],
  },
  {
    id: "structure.kettle",
    phase: "structure",
    sets: "bars",
    text: "Long enough to boil an egg, or to drive home?",
    choices: [
      { label: "an egg", says: ["egg", "boil", "short"], sets: [{ parameter: "bars", value: 32 }] },
      {
        label: "driving home",
        says: ["drive", "home", "driving", "long"],
        sets: [{ parameter: "bars", value: 80 }],
      },
    ],
  },
  {
    id: "structure.walk_in",
    phase: "structure",
    sets: "bars",
    text: "How long is the way to the altar?",
    when: { occasion: ["wedding"] },
    choices: [
      {
        label: "short",
        says: ["short", "few", "little", "quick", "small"],
        sets: [{ parameter: "bars", value: 24 }],
      },
      { label: "long", says: ["long", "big", "church", "far"], sets: [{ parameter: "bars", value: 56 }] },
    ],
  },
  {
    id: "structure.loop",
    phase: "structure",
    sets: "bars",
    text: "Will it loop, so it should be short, or play once through?",
    when: { occasion: ["game"] },
    choices: [
      {
        label: "loop",
        says: ["loop", "short", "loops", "looping", "repeat"],
        sets: [{ parameter: "bars", value: 32 }],
      },
      {
        label: "once",
        says: ["once", "through", "long", "no loop"],
        sets: [{ parameter: "bars", value: 64 }],
      },
    ],
  },
  {
    id: "structure.until_asleep",
    phase: "structure",
    sets: "bars",
    text: "How fast does the little one fall asleep?",
    when: { occasion: ["lullaby"] },
    choices: [
      {
        label: "fast",
        says: ["fast", "quick", "quickly", "soon", "minute"],
        sets: [{ parameter: "bars", value: 24 }],
      },
      {
        label: "it takes a while",
        says: ["while", "long", "slow", "slowly", "never", "forever"],
        sets: [{ parameter: "bars", value: 64 }],
      },
    ],
  },
  {
    id: "structure.returns",
    phase: "structure",
    sets: "form",
    text: "Should something come back again and again, or should it never look back?",
    choices: [
      {
        label: "it comes back",
        says: ["back", "again", "returns", "chorus", "come back", "comes back", "yes"],
        sets: [{ parameter: "form", value: "verse-chorus" }],
      },
      {
        label: "never look back",
        says: ["never", "no", "look back", "forward", "onward"],
        sets: [{ parameter: "form", value: "through-composed" }],
      },
    ],
  },
  {
    id: "structure.sing_along",
    phase: "structure",
    sets: "form",
    text: "Is there a part that everybody sings?",
    when: { mood: "bright" },
    choices: [
      {
        label: "yes",
        says: ["yes", "yeah", "sure", "chorus", "of course", "everybody"],
        sets: [{ parameter: "form", value: "verse-chorus" }],
      },
      {
        label: "no",
        says: ["no", "nope", "nobody", "not", "just a story"],
        sets: [{ parameter: "form", value: "strophic" }],
      },
    ],
  },
  {
    id: "structure.build",
    phase: "structure",
    sets: "form",
    text: "Should it build, and build, and build?",
    choices: [
      {
        label: "yes",
        says: ["yes", "yeah", "build", "please", "sure", "grow", "grows", "absolutely"],
        sets: [{ parameter: "form", value: "build" }],
      },
      {
        label: "no",
        says: ["no", "nope", "stay", "steady", "flat", "not"],
        sets: [{ parameter: "form", value: "AABA" }],
      },
    ],
  },
  {
    id: "structure.drop",
    phase: "structure",
    sets: "form",
    text: "Is there a drop, a moment where everything lets go at once?",
    when: { mood: "loud" },
    choices: [
      {
        label: "yes",
        says: ["yes", "yeah", "drop", "sure", "please", "of course"],
        sets: [{ parameter: "form", value: "build-and-drop" }],
      },
      {
        label: "no",
        says: ["no", "nope", "not", "none"],
        sets: [{ parameter: "form", value: "verse-chorus" }],
      },
    ],
  },
  {
    id: "structure.there_and_back",
    phase: "structure",
    sets: "form",
    text: "Does it go out and come home changed, or end where it began?",
    when: { mood: "quiet" },
    choices: [
      {
        label: "changed",
        says: ["changed", "change", "out", "different"],
        sets: [{ parameter: "form", value: "arc" }],
      },
      {
        label: "where it began",
        says: ["began", "beginning", "same", "home", "start"],
        sets: [{ parameter: "form", value: "ternary" }],
      },
    ],
  },
  {
    id: "structure.verses_like_letters",
    phase: "structure",
    sets: "form",
    text: "Like letters, one verse after the other, or with a refrain between?",
    when: { feels: ["sadness"] },
    choices: [
      {
        label: "letters",
        says: ["letters", "letter", "verses", "one after"],
        sets: [{ parameter: "form", value: "strophic" }],
      },
      {
        label: "a refrain",
        says: ["refrain", "chorus", "between"],
        sets: [{ parameter: "form", value: "verse-chorus" }],
      },
    ],
  },
  {
    id: "structure.last_bar",
    phase: "structure",
    sets: "ruleBreaks",
    text: "How should it stop: come home, hang in the air, or be cut off?",
    choices: [
      {
        label: "come home",
        says: ["home", "come home", "resolve", "settle", "resolved", "rest"],
        sets: [{ parameter: "ruleBreaks", value: [] }],
      },
      {
        label: "hang in the air",
        says: ["hang", "air", "open", "unresolved", "question", "float"],
        sets: [{ parameter: "ruleBreaks", value: ["harmony.avoid_tonic_resolution"] }],
      },
      {
        label: "be cut off",
        says: ["cut", "cut off", "sudden", "abrupt", "suddenly"],
        sets: [{ parameter: "ruleBreaks", value: ["arrangement.sudden_stop"] }],
      },
    ],
  },
  {
    id: "structure.quietest_place",
    phase: "structure",
    sets: "ruleBreaks",
    text: "Where should it be quietest: at the start, or right where you'd expect it loudest?",
    when: { mood: "dark" },
    choices: [
      {
        label: "at the start",
        says: ["start", "beginning", "first", "opening"],
        sets: [{ parameter: "ruleBreaks", value: ["arrangement.late_entrance"] }],
      },
      {
        label: "where it's loudest",
        says: ["loudest", "loud", "chorus", "expect", "second"],
        sets: [{ parameter: "ruleBreaks", value: ["arrangement.empty_chorus"] }],
      },
    ],
  },
  {
    id: "structure.breath",
    phase: "structure",
    sets: "ruleBreaks",
    text: "Shall everybody hold their breath for one bar before the last chorus?",
    choices: [
      {
        label: "yes",
        says: ["yes", "yeah", "sure", "please", "breath", "ok", "okay", "hold"],
        sets: [{ parameter: "ruleBreaks", value: ["time.general_pause"] }],
      },
      {
        label: "no",
        says: ["no", "nope", "keep going", "rather not"],
        sets: [{ parameter: "ruleBreaks", value: [] }],
      },
    ],
  },
  {
    id: "structure.lift",
    phase: "structure",
    sets: "ruleBreaks",
    text: "One last lift at the end, everything a step higher?",
    when: { mood: "bright" },
    choices: [
      {
        label: "yes",
        says: ["yes", "yeah", "sure", "please", "lift", "higher", "ok", "okay"],
        sets: [{ parameter: "ruleBreaks", value: ["harmony.unprepared_modulation"] }],
      },
      {
        label: "no",
        says: ["no", "nope", "stay", "cheesy", "rather not"],
        sets: [{ parameter: "ruleBreaks", value: [] }],
      },
    ],
  },
  {
    id: "structure.light_at_end",
    phase: "structure",
    sets: "ruleBreaks",
    text: "May the very last chord be a bright one, after all that dark?",
    when: { mood: "dark" },
    choices: [
      {
        label: "yes",
        says: ["yes", "yeah", "sure", "please", "may", "bright", "ok", "okay"],
        sets: [{ parameter: "ruleBreaks", value: ["harmony.picardy_third"] }],
      },
      {
        label: "no",
        says: ["no", "nope", "dark", "stay", "rather not"],
        sets: [{ parameter: "ruleBreaks", value: [] }],
      },
    ],
  },
  {
    id: "structure.stay_a_while",
    phase: "structure",
    sets: "bars",
    text: "Shall it be brief, or stay with you for longer?",
    when: { cared: true },
    choices: [
      { label: "brief", says: ["short", "a moment"], sets: [{ parameter: "durationSeconds", value: 75 }] },
      {
        label: "longer",
        says: ["long", "stay", "a while"],
        sets: [{ parameter: "durationSeconds", value: 180 }],
      },
    ],
  },
];
