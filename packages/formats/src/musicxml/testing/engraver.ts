/// <reference path="../../score/verovio-module.d.ts" />
/** Verovio as a reader that is not ours: what it makes of a file, as sounds and as complaints. */
import type { Note } from "@music-brain/engine";
import { VerovioToolkit } from "verovio/esm";
import createVerovioModule from "verovio/wasm";
import { readMidi } from "../../midi/read.ts";

/** What Verovio read. */
export interface Engraving {
  /** Its warnings and errors, empty where there are none. */
  readonly complaints: string;
  /** The pitched notes as it plays them, repeats played out. */
  readonly notes: readonly Note[];
  /** Quarters a minute at the beginning, undefined where none is said. */
  readonly tempoBpm: number | undefined;
}

const toolkit = new VerovioToolkit(await createVerovioModule());

/** Gives a MusicXML text to Verovio. */
export function engraved(musicXml: string): Engraving {
  const isLoaded = toolkit.loadData(musicXml);
  const complaints = `${isLoaded ? "" : "not loaded. "}${toolkit.getLog()}`;
  const { piece } = readMidi(Buffer.from(toolkit.renderToMIDI(), "base64"));
  return {
    complaints,
    tempoBpm: piece.tempoChanges[0]?.bpm,
    notes: piece.parts.flatMap(({ percussion, notes }) => (percussion ? [] : notes)),
  };
}
