/** What players of bows, voices, winds and synthesizers do to a tone after it has begun. */
import { beatsOf, SIXTEENTH } from "../plan/metre.ts";
import type { Control, Note, Role } from "../song.ts";
import type { Ensemble } from "./ensemble.ts";
import { arch } from "./phrases.ts";

/** MIDI 1.0: expression is a share of the channel's volume, modulation is vibrato (General MIDI 2, 3.3.3 and 3.3.4). */
const EXPRESSION = 11;
const MODULATION = 1;

/** How far expression falls from its full value, at full humanity: a pad breathes more than a tune. */
const depths: Readonly<Partial<Record<Role, number>>> = {
  melody: 30,
  "counter-melody": 32,
  chords: 32,
  pad: 46,
};

/** A change of expression smaller than this is left out; it is less than a decibel. */
const LEAST_CHANGE = 4;

/**
 * Swells: expression follows the arch of the phrase and the energy of the song, at most one change a beat, and only
 * where something sounds. It is the players' own: with a `humanize` of 0 there is none.
 * @param notes of the player, by start
 */
export function swellsOf(role: Role, notes: readonly Note[], ensemble: Ensemble): Control[] {
  const { score, shape, humanize } = ensemble;
  const { plan, ticksPerBar } = score;
  const depth = humanize * (depths[role] ?? 0);
  const controls: Control[] = [];
  if (depth < LEAST_CHANGE) return controls;
  const beats = beatsOf(plan.timeSignature);
  const { energy } = plan.arc;
  let index = 0;
  let sounding = 0;
  let written = 127;
  for (let bar = 0; bar < plan.totalBars; bar++) {
    const here = energy[bar] ?? 0.5;
    const rise = (energy[bar + 1] ?? here) - here;
    for (const { step, length } of beats) {
      const tick = bar * ticksPerBar + step * SIXTEENTH;
      for (let note = notes[index]; note && note.start < tick + length * SIXTEENTH; note = notes[++index]) {
        sounding = Math.max(sounding, note.start + note.duration);
      }
      if (sounding <= tick) continue;
      const place = (tick - (shape.phraseStart[bar] ?? 0)) / (shape.phraseLength[bar] ?? 1);
      const opened = 0.55 * arch(place) + 0.45 * (here + (rise * (tick - bar * ticksPerBar)) / ticksPerBar);
      const value = Math.round(127 - depth * (1 - opened));
      if (Math.abs(value - written) < LEAST_CHANGE) continue;
      controls.push({ tick, controller: EXPRESSION, value });
      written = value;
    }
  }
  return controls;
}

/** General MIDI 2: attack time; above 64 slower, below faster. */
const ATTACK_TIME = 73;

/**
 * How tones set in, section by section: softly swelling for the calm and the sad, at once for the angry. It is what a
 * score says in words, so it stays whatever `humanize` is.
 * @param notes of the player, by start
 */
export function onsetsOf(notes: readonly Note[], { score }: Ensemble): Control[] {
  const first = notes[0]?.start ?? 0;
  let written = 64;
  const controls: Control[] = [];
  for (const { startBar, music } of score.plan.sections) {
    const value = Math.round(64 + 70 * (0.4 - music.attack));
    if (Math.abs(value - written) < LEAST_CHANGE) continue;
    // Not before the player has come in.
    const tick = Math.max(first, startBar * score.ticksPerBar);
    if (controls.at(-1)?.tick === tick) controls.pop();
    controls.push({ tick, controller: ATTACK_TIME, value });
    written = value;
  }
  return controls;
}

/** Trembling below this is not heard in held chords. */
const LEAST_TREMBLING = 0.15;

/**
 * Held chords that tremble: modulation from section to section, as far as the feeling asks for it (Juslin & Laukka 2003
 * on the fast and irregular vibrato of fear).
 * @param notes of the player, by start
 */
export function tremblingOf(notes: readonly Note[], { score }: Ensemble): Control[] {
  const first = notes[0]?.start ?? 0;
  let written = 0;
  const controls: Control[] = [];
  for (const { startBar, music } of score.plan.sections) {
    const value = music.trembling < LEAST_TREMBLING ? 0 : Math.round(90 * music.trembling);
    if (Math.abs(value - written) < LEAST_CHANGE) continue;
    const tick = Math.max(first, startBar * score.ticksPerBar);
    if (controls.at(-1)?.tick === tick) controls.pop();
    controls.push({ tick, controller: MODULATION, value });
    written = value;
  }
  return controls;
}

/** Tones shorter than this stay without vibrato. */
const LONG_MILLISECONDS = 750;

/**
 * Vibrato on long tones: it comes after the tone has been set, and goes with it (Seashore 1938; Geringer & Allen 2004
 * on its onset). Discreet: at most a third of the controller's way, and two thirds where the feeling trembles.
 * @param notes of one voice, by start
 */
export function vibratoOf(notes: readonly Note[], ensemble: Ensemble): Control[] {
  const { humanize, ticksPerMillisecond, score, shape } = ensemble;
  const long = LONG_MILLISECONDS * ticksPerMillisecond;
  const controls: Control[] = [];
  if (humanize < 0.05) return controls;
  for (const { start, duration } of notes) {
    if (duration < long) continue;
    const bar = Math.min(shape.section.length - 1, Math.floor(start / score.ticksPerBar));
    const section = score.plan.sections[shape.section[bar] ?? 0];
    const value = Math.round(
      humanize * (24 + 18 * (section?.affect.arousal ?? 0.5) + 50 * (section?.music.trembling ?? 0)),
    );
    const from = start + Math.round(Math.min(duration * 0.45, long * 0.6));
    controls.push({ tick: from, controller: MODULATION, value });
    controls.push({ tick: start + duration, controller: MODULATION, value: 0 });
  }
  return controls;
}
