/**
 * FluidSynth, compiled to WebAssembly, as an instrument of many channels that plays into memory.
 *
 * The library is used as it comes in the npm package js-synthesizer (LGPL 2.1 for FluidSynth itself); it is not part of
 * this code, and may be replaced in node_modules.
 */

import library from "js-synthesizer/libfluidsynth/index.cjs";

/** Frames of stereo sound a second, in everything that is rendered. */
export const SAMPLE_RATE = 44_100;

/** What FluidSynth calculates at a time; events take effect between two of these. */
export const FRAMES_A_STEP = 64;

/** Frames of a {@link Block}: a whole number of steps, small enough for the cache of a processor. */
export const FRAMES_A_BLOCK = 4096;

/** Stereo sound, a channel in each array; ±1 is full scale, more is possible. */
export interface Block {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/**
 * More than a song needs. Fewer is faster where pads ring on for seconds, and heard: of a song of 335 voices, what 64 leave
 * away is 10 dB below the music, and what 128 do 21.
 */
export const POLYPHONY = 1024;

/** Of the channels that MIDI has no more than 16, but here each track has one of its own. FluidSynth wants them by 16. */
export const MOST_CHANNELS = 64;

const CHANNEL_MELODIC = 0;
const CHANNEL_DRUMS = 1;

/** The bank that SoundFonts have their drum kits in. */
const DRUM_BANK = 128;

/**
 * FluidSynth's settings. Reverb is a hall of middle size (its own preset is smaller), chorus at half the default depth
 * and level: the bank's own sends to it were made for less than the default.
 */
export const SYNTH_NUMBERS: Readonly<Record<string, number>> = {
  "synth.sample-rate": SAMPLE_RATE,
  "synth.gain": 0.5,
  "synth.reverb.room-size": 0.55,
  "synth.reverb.damp": 0.35,
  "synth.reverb.width": 0.8,
  "synth.reverb.level": 0.7,
  "synth.chorus.level": 1,
  "synth.chorus.depth": 4,
};
const INTEGERS: Readonly<Record<string, number>> = {
  "synth.polyphony": POLYPHONY,
  "synth.midi-channels": MOST_CHANNELS,
  // Samples are decoded when an instrument is asked for: 3 s of work less, and two thirds less memory.
  "synth.dynamic-sample-loading": 1,
};

/** FluidSynth's levels of log messages: panic, error, warning, information, debug. */
const LOG_LEVELS = [0, 1, 2, 3, 4];

/** How many outputs, of which kind: dry ones, and effects. */
const PER_OUTPUT = ["synth.audio-channels", "synth.audio-groups", "synth.effects-groups"];

const BYTES_A_SAMPLE = 4;
const POINTER_BYTES = 4;
const CHANNEL_BYTES = FRAMES_A_BLOCK * BYTES_A_SAMPLE;
const BANK_FILE = "/sound-bank.sf3";

const loaded = new Promise<void>((resolve) => {
  if (library.calledRun) resolve();
  else library.addOnPostRun(resolve);
});

/**
 * A sound bank, open. It gives out synthesizers, a new one for each performance: FluidSynth's effects keep something of
 * what they played through every reset, and the same song has to be the same sound. What they decode of the bank stays
 * in memory until the bank is closed.
 */
export class SoundBank {
  /** Plays nothing: samples that it has pinned are shared by all. */
  readonly #keeper: FluidSynth;
  readonly #pinned = new Set<string>();

  private constructor() {
    this.#keeper = new FluidSynth();
  }

  /**
   * @param bytes a SoundFont 2 or 3 file
   * @throws RangeError (rejects) where it is none; Error where another one is open
   */
  static async open(bytes: Uint8Array): Promise<SoundBank> {
    await loaded;
    for (const level of LOG_LEVELS) library._fluid_set_log_function(level, 0, 0);
    library.FS.writeFile(BANK_FILE, bytes);
    try {
      return new SoundBank();
    } catch (error) {
      library.FS.unlink(BANK_FILE);
      throw error;
    }
  }

  /**
   * A new synthesizer, whose memory is given back when it is closed.
   * @param outputs see {@link FluidSynth}
   */
  synth(outputs = 1): FluidSynth {
    return new FluidSynth(outputs, (bank, program) => this.#pin(bank, program));
  }

  #pin(bank: number, program: number): void {
    const name = `${bank}:${program}`;
    if (this.#pinned.has(name)) return;
    this.#keeper.pin(bank, program);
    this.#pinned.add(name);
  }

  /** Gives its memory back. */
  close(): void {
    this.#keeper.close();
    library.FS.unlink(BANK_FILE);
  }
}

/** The effects that FluidSynth has, each with two channels: reverb and chorus. */
const EFFECTS = 2;

/** A synthesizer that plays the open sound bank into one or more stereo outputs, each with its own reverb and chorus. */
export class FluidSynth {
  readonly #settings = library._new_fluid_settings();
  readonly #synth: number;
  readonly #soundFont: number;
  readonly #samples: number;
  readonly #pointers: number;
  readonly #outputs: number;
  readonly #onChoice: (bank: number, program: number) => void;

  /**
   * @param outputs 1 … {@link MOST_CHANNELS}; a channel is heard in the output whose number is the channel's, modulo these
   * @param onChoice told which instruments are asked for
   * @throws RangeError where the file is no sound bank
   */
  constructor(outputs = 1, onChoice: (bank: number, program: number) => void = () => {}) {
    this.#outputs = outputs;
    this.#onChoice = onChoice;
    const setNumber = library.cwrap("fluid_settings_setnum", "number", ["number", "string", "number"]);
    const setInteger = library.cwrap("fluid_settings_setint", "number", ["number", "string", "number"]);
    for (const [name, value] of Object.entries(SYNTH_NUMBERS)) setNumber(this.#settings, name, value);
    for (const [name, value] of Object.entries(INTEGERS)) setInteger(this.#settings, name, value);
    for (const name of PER_OUTPUT) setInteger(this.#settings, name, outputs);
    this.#synth = library._new_fluid_synth(this.#settings);
    this.#samples = library._malloc(2 * outputs * CHANNEL_BYTES);
    this.#pointers = library._malloc(2 * outputs * (1 + EFFECTS) * POINTER_BYTES);
    const load = library.cwrap("fluid_synth_sfload", "number", ["number", "string", "number"]);
    this.#soundFont = load(this.#synth, BANK_FILE, 1);
    if (this.#soundFont < 0) {
      this.close();
      throw new RangeError("The sound bank is not a SoundFont file.");
    }
  }

  /**
   * Puts an instrument on a channel.
   * @param channel 0 … {@link MOST_CHANNELS} − 1
   * @param program General MIDI program, 0 … 127; of a drum channel, the kit
   */
  choose(channel: number, program: number, drums: boolean): void {
    const bank = drums ? DRUM_BANK : 0;
    this.#onChoice(bank, program);
    library._fluid_synth_set_channel_type(this.#synth, channel, drums ? CHANNEL_DRUMS : CHANNEL_MELODIC);
    library._fluid_synth_bank_select(this.#synth, channel, bank);
    library._fluid_synth_program_change(this.#synth, channel, program);
  }

  /** Decodes an instrument and keeps it, whether a channel plays it or not. */
  pin(bank: number, program: number): void {
    library._fluid_synth_pin_preset(this.#synth, this.#soundFont, bank, program);
  }

  /** A key goes down: key 0 … 127, velocity 1 … 127. */
  noteOn(channel: number, key: number, velocity: number): void {
    library._fluid_synth_noteon(this.#synth, channel, key, velocity);
  }

  /** A key comes up. */
  noteOff(channel: number, key: number): void {
    library._fluid_synth_noteoff(this.#synth, channel, key);
  }

  /** A controller takes a value, each 0 … 127. */
  control(channel: number, controller: number, value: number): void {
    library._fluid_synth_cc(this.#synth, channel, controller, value);
  }

  /** How many voices sound, those that are dying away among them; reverb is none. */
  get voices(): number {
    return library._fluid_synth_get_active_voice_count(this.#synth);
  }

  /**
   * The memory into which {@link play} plays, by output. It moves when the library takes more, so it is asked for anew
   * after each call.
   */
  get blocks(): readonly Block[] {
    const { buffer } = library.HEAPU8;
    const channel = (number: number) =>
      new Float32Array(buffer, this.#samples + number * CHANNEL_BYTES, FRAMES_A_BLOCK);
    return Array.from({ length: this.#outputs }, (_, output) => ({
      left: channel(2 * output),
      right: channel(2 * output + 1),
    }));
  }

  /** Plays into the blocks, from one of their frames up to another; both are whole steps. Whatever is there is added to. */
  play(from: number, to: number): void {
    const channels = 2 * this.#outputs;
    const start = this.#samples + from * BYTES_A_SAMPLE;
    const dry = new Uint32Array(library.HEAPU8.buffer, this.#pointers, channels * (1 + EFFECTS));
    for (let channel = 0; channel < channels; channel++) dry[channel] = start + channel * CHANNEL_BYTES;
    // Then the effects of each output, one after the other, which are added to what is dry.
    for (let effect = 0; effect < channels * EFFECTS; effect++) {
      const output = Math.floor(effect / (2 * EFFECTS));
      dry[channels + effect] = start + (2 * output + (effect % 2)) * CHANNEL_BYTES;
    }
    const wet = this.#pointers + channels * POINTER_BYTES;
    library._fluid_synth_process(this.#synth, to - from, channels * EFFECTS, wet, channels, this.#pointers);
  }

  /** Gives its memory back. */
  close(): void {
    library._free(this.#pointers);
    library._free(this.#samples);
    library._delete_fluid_synth(this.#synth);
    library._delete_fluid_settings(this.#settings);
  }
}
