/** Rules about recording and mixing that can be broken: controllers on the tracks, and what the mix is asked to do. */
import type { Performance } from "../perform/performance.ts";
import type { Score } from "../perform/score.ts";
import { chanceAt, type Stream } from "../random.ts";
import type { Control, Role } from "../song.ts";
import { everybody, meanOf, pitched, retouched } from "./notes.ts";
import { allOf, barsInTime, isWithin, needs, peaksOf, stretchesOf } from "./places.ts";
import type { RuleBreak } from "./rule.ts";
import { scaledTempo } from "./tempo.ts";
import {
  CONTROLLER,
  changeTracks,
  instructed,
  nameOf,
  withController,
  withControls,
  withNotes,
} from "./tracks.ts";

/** A recording from the bedroom. */
export const loFi: RuleBreak = {
  id: "production.lo_fi",
  domain: "production",
  effect: "the sound is dull and narrow in loudness, as from an old cassette",
  because: "The wear of the medium is heard as time that has passed, and as somebody's own room.",
  helps: "For memory and closeness, and for modesty that has nothing to prove.",
  source: "Harper 2014, Lo-Fi Aesthetics in Popular Music Discourse",
  emotions: ["nostalgia", "serenity", "melancholy", "loneliness", "weariness"],
  change: {
    stage: "performance",
    apply: (played, score) => {
      const dull = changeTracks(played, everybody, (track) => {
        const middle = meanOf(track.notes.map(({ velocity }) => velocity));
        const narrow = withNotes(track, score, (notes) =>
          notes.map((note) =>
            retouched(note, {
              velocity: 0.55 * note.velocity + 0.45 * Math.min(72, middle),
            }),
          ),
        );
        return withController(narrow, CONTROLLER.brightness, 38);
      });
      return instructed(dull, {
        about: "mix",
        instruction:
          "Roll off below 150 Hz and above 6 kHz, add tape hiss at about -50 dB, and compress gently.",
        because: loFi.because,
      });
    },
  },
};

/** Sound that breaks up. */
export const distortion: RuleBreak = {
  id: "production.distortion",
  domain: "production",
  effect: "chords and bass are driven until they break up",
  because: "An overdriven sound is a voice at its limit: effort, heat, violence.",
  helps: "For rage and for ecstasy, for pain that is not dressed up.",
  source: "Walser 1993, Running with the Devil",
  emotions: ["rage", "defiance", "excitement", "frustration", "revulsion"],
  applies: needs("chords", "bass"),
  change: {
    stage: "performance",
    apply: (played, score) => {
      const driven = changeTracks(played, ["chords", "bass"], (track) => {
        const pushed = withNotes(track, score, (notes) =>
          notes.map((note) => retouched(note, { velocity: 64 + note.velocity / 2 })),
        );
        const resonant = withController(pushed, CONTROLLER.resonance, 92);
        return withController(resonant, CONTROLLER.brightness, 100);
      });
      const instructions = rolesOf(played, ["chords", "bass"]).map((role) => ({
        about: nameOf(played, role),
        instruction: "Overdrive it by 12 to 18 dB into a soft clipper, and cut above 7 kHz after it.",
        because: distortion.because,
      }));
      return instructed(driven, ...instructions);
    },
  },
};

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

/** Pitch that will not hold. */
export const pitchDrift: RuleBreak = {
  id: "production.pitch_drift",
  domain: "production",
  effect: "the pitch trembles and drifts slowly, each player's in its own way",
  because: "What should be firm is not: the ear is made seasick, or tender.",
  helps: "For illness, intoxication, and memories that have warped.",
  source: "Juslin & Laukka 2003 on unsteady intonation; Danielsen 2010",
  emotions: ["aversion", "revulsion", "nostalgia", "confusion", "insecurity"],
  applies: needs(...pitched),
  change: {
    stage: "performance",
    apply: (played, score, stream) => {
      const drifting = changeTracks(played, pitched, (track) =>
        withControls(track, CONTROLLER.modulation, wandering(score, stream.fork(track.role))),
      );
      return instructed(drifting, {
        about: "mix",
        instruction:
          "Let the pitch of every pitched track wander by up to 25 cents, over four to eight seconds.",
        because: pitchDrift.because,
      });
    },
  },
};

/** A modulation wheel that moves with every bar. */
function wandering(score: Score, stream: Stream): readonly Control[] {
  const salt = stream.next();
  return barsInTime(score).map(({ stretch }, bar) => ({
    tick: stretch.from,
    controller: CONTROLLER.modulation,
    value: 24 + Math.floor(72 * chanceAt(salt, bar)),
  }));
}

/** Choruses beyond the red line. */
export const clipping: RuleBreak = {
  id: "production.clipping",
  domain: "production",
  effect: "in the choruses everything is as loud as it can be, and clips",
  because: "The recording cannot hold what is played: too much, in every sense.",
  helps: "For rage, for triumph that tips over, for pain.",
  source: "Devine 2013, Imperfect Sound Forever, on loudness",
  emotions: ["rage", "excitement", "frustration", "shock", "despair"],
  change: {
    stage: "performance",
    apply: (played, score) => {
      const stretches = stretchesOf(score, peaksOf(score.plan));
      const loud = changeTracks(played, everybody, (track) =>
        withNotes(track, score, (notes) =>
          notes.map((note) => (isWithin(stretches, note.start) ? retouched(note, { velocity: 127 }) : note)),
        ),
      );
      return instructed(loud, {
        about: "mix",
        instruction: "In the choruses drive the mix bus 6 dB over full scale into a hard clipper.",
        because: clipping.because,
      });
    },
  },
};

/** A tape that does not run evenly. */
export const tapeWobble: RuleBreak = {
  id: "production.tape_wobble",
  domain: "production",
  effect: "the tempo flutters by a hundredth or two from beat to beat, as a worn tape does",
  because: "The machine that keeps the memory is failing: tender, and a little sick.",
  helps: "For childhood, for old films, for what is about to be forgotten.",
  source: "Harper 2014, Lo-Fi Aesthetics in Popular Music Discourse",
  emotions: ["nostalgia", "melancholy", "insecurity", "weariness", "amusement"],
  change: {
    stage: "performance",
    apply: (played, score, stream) =>
      instructed(fluttering(played, score, stream), {
        about: "mix",
        instruction:
          "Add wow of about 0.5 Hz and flutter of about 8 Hz, together up to 20 cents, to the whole mix.",
        because: tapeWobble.because,
      }),
  },
};

function fluttering(played: Performance, score: Score, stream: Stream): Performance {
  const salt = stream.next();
  const half = Math.round(score.ticksPerBar / 4);
  const edges = barsInTime(score).flatMap(({ stretch: { from } }) =>
    [0, 1, 2, 3].map((quarter) => from + quarter * half),
  );
  const factorAt = (tick: number) => 1 + 0.022 * (2 * chanceAt(salt, Math.floor(tick / half)) - 1);
  return { ...played, tempoChanges: scaledTempo(played.tempoChanges, edges, factorAt) };
}

/** The roles of some that somebody plays. */
function rolesOf(played: Performance, roles: readonly Role[]): readonly Role[] {
  return roles.filter((role) => played.tracks.some((track) => track.role === role));
}
