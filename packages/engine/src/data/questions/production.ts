/** How it is played and recorded. */
import type { Question } from "../../interview/question.ts";

/** The phase "production". */
export const productionQuestions: readonly Question[] = [
  {
    id: "production.human",
    phase: "production",
    sets: "humanize",
    text: "Played by people who breathe, or by a machine that never slips?",
    choices: [
      {
        label: "people",
        says: ["people", "human", "humans", "breathe", "alive", "loose", "real"],
        sets: [{ parameter: "humanize", value: 0.8 }],
      },
      {
        label: "a machine",
        says: ["machine", "machines", "robot", "tight", "never", "exact", "grid"],
        sets: [{ parameter: "humanize", value: 0.1 }],
      },
    ],
  },
  {
    id: "production.tipsy",
    phase: "production",
    sets: "humanize",
    text: "How tight is the band: rehearsed for years, or three beers in?",
    when: { mood: "bright" },
    choices: [
      {
        label: "rehearsed",
        says: ["rehearsed", "tight", "years", "precise"],
        sets: [{ parameter: "humanize", value: 0.4 }],
      },
      {
        label: "three beers in",
        says: ["beers", "three", "loose", "drunk", "sloppy"],
        sets: [{ parameter: "humanize", value: 1 }],
      },
    ],
  },
  {
    id: "production.clockwork",
    phase: "production",
    sets: "humanize",
    text: "Should it tick like a clock, or sigh?",
    when: { mood: "quiet" },
    choices: [
      {
        label: "tick",
        says: ["tick", "clock", "ticks", "clockwork"],
        sets: [{ parameter: "humanize", value: 0.15 }],
      },
      {
        label: "sigh",
        says: ["sigh", "sighs", "breathe", "free"],
        sets: [{ parameter: "humanize", value: 0.9 }],
      },
    ],
  },
  {
    id: "production.room",
    phase: "production",
    sets: "ruleBreaks",
    text: "A cathedral, a living room, or right at your ear?",
    choices: [
      {
        label: "a cathedral",
        says: ["cathedral", "church", "big", "huge", "hall", "reverb"],
        sets: [{ parameter: "ruleBreaks", value: ["production.excess_reverb"] }],
      },
      {
        label: "a living room",
        says: ["living", "room", "living room", "home", "normal"],
        sets: [{ parameter: "ruleBreaks", value: [] }],
      },
      {
        label: "at my ear",
        says: ["ear", "close", "dry", "intimate", "near"],
        sets: [{ parameter: "ruleBreaks", value: ["production.bone_dry"] }],
      },
    ],
  },
  {
    id: "production.old_tape",
    phase: "production",
    sets: "ruleBreaks",
    text: "Clean and new, or like a tape from a drawer?",
    when: { mood: "quiet" },
    choices: [
      {
        label: "clean",
        says: ["clean", "new", "modern", "clear", "hifi"],
        sets: [{ parameter: "ruleBreaks", value: [] }],
      },
      {
        label: "a tape",
        says: ["tape", "old", "drawer", "cassette", "worn", "vintage", "dusty"],
        sets: [{ parameter: "ruleBreaks", value: ["production.lo_fi"] }],
      },
    ],
  },
  {
    id: "production.too_loud",
    phase: "production",
    sets: "ruleBreaks",
    text: "May it be too loud, so that it cracks?",
    when: { feels: ["anger"] },
    choices: [
      {
        label: "yes",
        says: ["yes", "yeah", "crack", "loud", "sure", "please", "hell yes"],
        sets: [{ parameter: "ruleBreaks", value: ["production.clipping"] }],
      },
      {
        label: "no",
        says: ["no", "nope", "clean", "rather not"],
        sets: [{ parameter: "ruleBreaks", value: [] }],
      },
    ],
  },
  {
    id: "production.far_away",
    phase: "production",
    sets: "ruleBreaks",
    text: "Should the tune stand in front of you, or call from the next room?",
    when: { mood: "dark" },
    choices: [
      {
        label: "in front",
        says: ["front", "close", "near", "clear"],
        sets: [{ parameter: "ruleBreaks", value: [] }],
      },
      {
        label: "the next room",
        says: ["next", "far", "away", "other room", "distant", "next room"],
        sets: [{ parameter: "ruleBreaks", value: ["production.buried_vocals"] }],
      },
    ],
  },
  {
    id: "production.warped",
    phase: "production",
    sets: "ruleBreaks",
    text: "Should something be slightly out of tune, so you can't say what is wrong?",
    when: { feels: ["fear", "disgust"] },
    choices: [
      {
        label: "yes",
        says: ["yes", "yeah", "sure", "please", "slightly", "ok", "okay"],
        sets: [{ parameter: "ruleBreaks", value: ["production.pitch_drift"] }],
      },
      {
        label: "no",
        says: ["no", "nope", "in tune", "rather not"],
        sets: [{ parameter: "ruleBreaks", value: [] }],
      },
    ],
  },
  {
    id: "production.radio",
    phase: "production",
    sets: "ruleBreaks",
    text: "All around you, or from one small radio?",
    when: { feels: ["joy", "sadness", "surprise"] },
    choices: [
      {
        label: "all around",
        says: ["around", "all", "wide", "stereo", "everywhere"],
        sets: [{ parameter: "ruleBreaks", value: [] }],
      },
      {
        label: "a radio",
        says: ["radio", "small", "one", "mono", "kitchen"],
        sets: [{ parameter: "ruleBreaks", value: ["production.mono"] }],
      },
    ],
  },
  {
    id: "production.lean_in",
    phase: "production",
    sets: "ruleBreaks",
    text: "Should the song lean into its last notes and slow down, or hold its pace?",
    choices: [
      {
        label: "slow down",
        says: ["slow", "slows", "lean", "slower", "slow down"],
        sets: [{ parameter: "ruleBreaks", value: ["time.rubato"] }],
      },
      {
        label: "hold",
        says: ["hold", "holds", "pace", "steady", "keep"],
        sets: [{ parameter: "ruleBreaks", value: [] }],
      },
    ],
  },
];
