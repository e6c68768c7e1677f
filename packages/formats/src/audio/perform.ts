/** Cues played on a synthesizer, block by block, until the last of it has died away. */

import type { Cue, Cues } from "./cues.ts";
import { type Block, type FluidSynth, FRAMES_A_BLOCK, FRAMES_A_STEP, SAMPLE_RATE } from "./fluid-synth.ts";

/** When no voice sounds any more, reverb goes on until it is this faint: −90 dB of full scale. */
const FAINT = 10 ** (-90 / 20);

/** The longest that anything may sound after the last cue: a cymbal, or a bell, in reverb. */
const LONGEST_TAIL_SECONDS = 12;

/**
 * Plays all of it.
 * @param synth has played nothing before
 * @param listener hears a block of each output of the synthesizer, valid until the call returns
 * @param onProgress told how much is played, 0 … 1, after each block
 */
export function perform(
  synth: FluidSynth,
  { tracks, cues, lead, frames }: Cues,
  listener: (blocks: readonly Block[], frames: number) => void,
  onProgress: (share: number) => void = () => {},
): void {
  for (const [channel, { program, role }] of tracks.entries())
    synth.choose(channel, program, role === "drums");
  const lastCue = cues.at(-1)?.frame ?? 0;
  const shortest = Math.max(lead + frames, lastCue + FRAMES_A_STEP);
  const longest = lastCue + LONGEST_TAIL_SECONDS * SAMPLE_RATE;
  let next = 0;
  for (let start = 0; ; start += FRAMES_A_BLOCK) {
    for (const { left, right } of synth.blocks) {
      left.fill(0);
      right.fill(0);
    }
    next = playBlock(synth, cues, next, start);
    const { blocks } = synth;
    listener(blocks, FRAMES_A_BLOCK);
    const played = start + FRAMES_A_BLOCK;
    onProgress(Math.min(1, played / shortest));
    if (played >= shortest && (played >= longest || (synth.voices === 0 && blocks.every(isFaint)))) return;
  }
}

/** Plays one block; gives the position of the first cue after it. */
function playBlock(synth: FluidSynth, cues: readonly Cue[], first: number, start: number): number {
  let next = first;
  let at = 0;
  while (at < FRAMES_A_BLOCK) {
    let cue = cues[next];
    while (cue !== undefined && cue.frame <= start + at) {
      tell(synth, cue);
      next += 1;
      cue = cues[next];
    }
    const until = Math.min(FRAMES_A_BLOCK, cue === undefined ? Infinity : cue.frame - start);
    synth.play(at, until);
    at = until;
  }
  return next;
}

function tell(synth: FluidSynth, { kind, channel, which, value }: Cue): void {
  if (kind === "on") synth.noteOn(channel, which, value);
  else if (kind === "off") synth.noteOff(channel, which);
  else synth.control(channel, which, value);
}

function isFaint({ left, right }: Block): boolean {
  for (let frame = 0; frame < FRAMES_A_BLOCK; frame++) {
    if (Math.abs(left[frame] ?? 0) > FAINT || Math.abs(right[frame] ?? 0) > FAINT) return false;
  }
  return true;
}
