/** The instruments: a synthesizer in the page's own sound thread, loaded when it is first needed. */
import { Sequencer, WorkletSynthesizer } from "spessasynth_lib";
import processorUrl from "spessasynth_lib/dist/spessasynth_processor.min.js?url";

/** Where the service keeps the sound bank. */
const BANK = "/studio/sound-bank.sf3";

/** Plays one song at a time. */
export interface Player {
  /** Loads a MIDI file at a time, in seconds; it does not begin by itself. */
  load(midi: Uint8Array<ArrayBuffer>, seconds: number, isLooped: boolean): void;
  play(): void;
  pause(): void;
  /** In seconds, smooth enough to draw by. */
  readonly position: number;
  seek(seconds: number): void;
  readonly isFinished: boolean;
  /** 1 is as written. */
  setRate(rate: number): void;
  /** 0 … 1. */
  setVolume(volume: number): void;
  /** Silences the channels and lets all others sound. */
  mute(channels: ReadonlySet<number>): void;
}

let context: AudioContext | undefined;

/** Lets the page sound. Call it in answer to a click or a key: browsers keep it silent, and its sound thread asleep, before. */
export function wakeSound(): void {
  context ??= new AudioContext();
  void context.resume();
}

/**
 * Loads synthesizer and sound bank; ready once the sound is awake ({@link wakeSound}).
 * @throws Error where the sound bank cannot be had, or the browser has no audio worklets
 */
export async function createPlayer(): Promise<Player> {
  context ??= new AudioContext();
  const { destination } = context;
  const [bank] = await Promise.all([fetchBank(), context.audioWorklet.addModule(processorUrl)]);
  const synthesizer = new WorkletSynthesizer(context);
  await synthesizer.soundBankManager.addSoundBank(bank, "music-brain");
  await synthesizer.isReady;
  const volume = new GainNode(context);
  synthesizer.connect(volume);
  volume.connect(destination);
  const sequencer = new Sequencer(synthesizer, { skipToFirstNoteOn: false });
  sequencer.loopCount = 0;
  return {
    load(midi, seconds, isLooped) {
      sequencer.pause();
      sequencer.loopCount = isLooped ? Number.POSITIVE_INFINITY : 0;
      sequencer.loadNewSongList([{ binary: midi.slice().buffer }]);
      sequencer.pause();
      sequencer.currentTime = seconds;
    },
    play() {
      wakeSound();
      sequencer.play();
    },
    pause: () => sequencer.pause(),
    get position() {
      return sequencer.currentHighResolutionTime;
    },
    seek(seconds) {
      sequencer.currentTime = seconds;
    },
    get isFinished() {
      return sequencer.isFinished;
    },
    setRate(rate) {
      sequencer.playbackRate = rate;
    },
    setVolume(share) {
      volume.gain.value = share;
    },
    mute(channels) {
      synthesizer.midiChannels.forEach((channel, number) => {
        channel.setSystemParameter("isMuted", channels.has(number));
      });
    },
  };
}

async function fetchBank(): Promise<ArrayBuffer> {
  const response = await fetch(BANK);
  if (!response.ok) throw new Error(`the sound bank answered ${response.status}`);
  return response.arrayBuffer();
}
