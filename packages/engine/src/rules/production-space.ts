/** Rules about the room and the places in it that can be broken: controllers on the tracks, and what the mix is to do. */
import type { Role } from "../song.ts";
import { everybody } from "./notes.ts";
import { allOf, needs } from "./places.ts";
import type { RuleBreak } from "./rule.ts";
import { CONTROLLER, changeTracks, instructed, nameOf, withController } from "./tracks.ts";

/** A voice behind the band. */
export const buriedVocals: RuleBreak = {
  id: "production.buried_vocals",
  domain: "production",
  effect: "the melody is mixed far back, behind everybody else",
  because: "Words that can hardly be made out have to be guessed: one leans in, or gives up.",
  helps: "For dream and shame, for a self that dissolves in noise.",
  source: "Moore 2012, Song Means, on the sound-box",
  emotions: ["shame", "insecurity", "nostalgia", "helplessness", "loneliness"],
  applies: allOf(needs("melody"), needs("chords", "bass", "pad", "drums")),
  change: {
    stage: "performance",
    apply: (played) => {
      const back = changeTracks(played, ["melody"], (track) =>
        withController(withController(track, CONTROLLER.volume, 52), CONTROLLER.reverb, 96),
      );
      return instructed(back, {
        about: nameOf(played, "melody"),
        instruction:
          "Set it 6 to 9 dB below its usual place, darker than the chords and with more room than they have.",
        because: buriedVocals.because,
      });
    },
  },
};

/** All from one point. */
export const mono: RuleBreak = {
  id: "production.mono",
  domain: "production",
  effect: "everything comes from the middle",
  because: "Without width there is no room: one small speaker, one narrow place.",
  helps: "For confinement, for memory of old records, for force from one point.",
  source: "Moore 2012, Song Means, on the sound-box",
  emotions: ["nostalgia", "anxiety", "helplessness", "resentment", "defiance"],
  excludes: ["production.extreme_panning"],
  change: {
    stage: "performance",
    apply: (played) =>
      instructed(
        changeTracks(played, everybody, (track) => withController(track, CONTROLLER.pan, 64)),
        {
          about: "mix",
          instruction: "Sum everything to mono, reverberation included.",
          because: mono.because,
        },
      ),
  },
};

/** Everybody at the walls. */
export const extremePanning: RuleBreak = {
  id: "production.extreme_panning",
  domain: "production",
  effect: "the players stand hard left and hard right, and the middle is empty",
  because: "The band is torn apart, and the listener stands in the gap.",
  helps: "For quarrel and separation, for wonder at a wide space.",
  source: "Moore 2012, Song Means, on the sound-box",
  emotions: ["confusion", "loneliness", "wonder", "jealousy", "amusement"],
  excludes: ["production.mono"],
  change: {
    stage: "performance",
    apply: (played) => {
      const left: readonly Role[] = ["melody", "bass", "pad"];
      return instructed(
        changeTracks(played, everybody, (track) =>
          withController(track, CONTROLLER.pan, left.includes(track.role) ? 0 : 127),
        ),
        {
          about: "mix",
          instruction: "Keep every track hard to its side; let nothing but reverberation reach the middle.",
          because: extremePanning.because,
        },
      );
    },
  },
};

/** Too much room. */
export const excessReverb: RuleBreak = {
  id: "production.excess_reverb",
  domain: "production",
  effect: "everything is drowned in reverberation",
  because: "The source is far away and the room is huge: distance, depth, being lost.",
  helps: "For loneliness and awe, for dreams and for the dead.",
  source: "Doyle 2005, Echo and Reverb; Västfjäll, Larsson & Kleiner 2002 on emotion and auralized rooms",
  emotions: ["loneliness", "wonder", "melancholy", "grief", "serenity"],
  excludes: ["production.bone_dry"],
  change: {
    stage: "performance",
    apply: (played) =>
      instructed(
        changeTracks(played, everybody, (track) => withController(track, CONTROLLER.reverb, 122)),
        {
          about: "mix",
          instruction:
            "Send every track, drums and bass too, to a hall of four to six seconds, nearly as loud as the track.",
          because: excessReverb.because,
        },
      ),
  },
};

/** No room at all. */
export const boneDry: RuleBreak = {
  id: "production.bone_dry",
  domain: "production",
  effect: "nothing has any reverberation or chorus",
  because: "Without a room the sound is inside one's own head: too near to be comfortable.",
  helps: "For confession and for paranoia, for shame, for bare facts.",
  source: "Moylan 2002, The Art of Recording, on distance",
  emotions: ["shame", "anxiety", "contempt", "disappointment", "guilt"],
  excludes: ["production.excess_reverb"],
  change: {
    stage: "performance",
    apply: (played) =>
      instructed(
        changeTracks(played, everybody, (track) =>
          withController(withController(track, CONTROLLER.reverb, 0), CONTROLLER.chorus, 0),
        ),
        {
          about: "mix",
          instruction: "Use no reverberation, delay or room microphones; close-mike everything.",
          because: boneDry.because,
        },
      ),
  },
};
