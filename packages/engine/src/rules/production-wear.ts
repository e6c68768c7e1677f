/** Rules about the soundness of a recording that can be broken: what wears, drifts, breaks up and clips. */
import type { Performance } from "../perform/performance.ts";
import type { Score } from "../perform/score.ts";
import { chanceAt, type Stream } from "../random.ts";
import type { Control, Role } from "../song.ts";
import { everybody, meanOf, pitched, retouched } from "./notes.ts";
import { barsInTime, isWithin, needs, peaksOf, stretchesOf } from "./places.ts";
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
