/** Loops: bars that are played again and again. The synthesizer's own thread goes round, to the sample, by marks in the file. */

/** Some bars of a song. */
export interface Loop {
  /** From 0. */
  readonly fromBar: number;
  /** The first bar after it. */
  readonly toBar: number;
}

const HEADER_LENGTH = 14;
const TRACK_COUNT_AT = 10;

/**
 * A MIDI file with the marks between which the synthesizer goes round, on a track of their own.
 * @param midi a Standard MIDI File of format 1
 * @param startTick where it goes back to
 * @param endTick where it turns
 */
export function withLoop(
  midi: Uint8Array<ArrayBuffer>,
  startTick: number,
  endTick: number,
): Uint8Array<ArrayBuffer> {
  const events = [
    ...marker(startTick, "loopStart"),
    ...marker(endTick - startTick, "loopEnd"),
    ...[0, 0xff, 0x2f, 0],
  ];
  const track = [...letters("MTrk"), ...fourBytes(events.length), ...events];
  const looped = new Uint8Array(midi.length + track.length);
  looped.set(midi.subarray(0, HEADER_LENGTH));
  looped.set(track, HEADER_LENGTH);
  looped.set(midi.subarray(HEADER_LENGTH), HEADER_LENGTH + track.length);
  const header = new DataView(looped.buffer);
  header.setUint16(TRACK_COUNT_AT, header.getUint16(TRACK_COUNT_AT) + 1);
  return looped;
}

function marker(delta: number, text: string): readonly number[] {
  return [...variableLength(delta), 0xff, 0x06, text.length, ...letters(text)];
}

/** Seven bits a byte, the first bit set on all but the last. */
function variableLength(value: number): readonly number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}

function fourBytes(value: number): readonly number[] {
  return [24, 16, 8, 0].map((shift) => (value >> shift) & 0xff);
}

function letters(text: string): readonly number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}
