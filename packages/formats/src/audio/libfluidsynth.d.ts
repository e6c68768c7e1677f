/** What is used of FluidSynth's WebAssembly build, which has no types: C functions, with pointers as numbers. */
declare module "js-synthesizer/libfluidsynth/index.cjs" {
  interface FluidSynthModule {
    /** Calls back once the module can be used; at once where it can already. */
    addOnPostRun(ready: () => void): void;
    readonly calledRun?: boolean;
    cwrap(name: string, result: "number", parameters: readonly ("number" | "string")[]): CFunction;
    readonly FS: {
      writeFile(path: string, bytes: Uint8Array): void;
      unlink(path: string): void;
    };
    /** The memory, in a view that growing replaces. */
    readonly HEAPU8: Uint8Array;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    _fluid_set_log_function(level: number, callback: number, data: number): number;
    _new_fluid_settings(): number;
    _delete_fluid_settings(settings: number): void;
    _new_fluid_synth(settings: number): number;
    _delete_fluid_synth(synth: number): void;
    _fluid_synth_system_reset(synth: number): number;
    _fluid_synth_set_channel_type(synth: number, channel: number, type: number): number;
    _fluid_synth_bank_select(synth: number, channel: number, bank: number): number;
    _fluid_synth_program_change(synth: number, channel: number, program: number): number;
    _fluid_synth_pin_preset(synth: number, soundFont: number, bank: number, program: number): number;
    _fluid_synth_noteon(synth: number, channel: number, key: number, velocity: number): number;
    _fluid_synth_noteoff(synth: number, channel: number, key: number): number;
    _fluid_synth_cc(synth: number, channel: number, controller: number, value: number): number;
    _fluid_synth_get_active_voice_count(synth: number): number;
    _fluid_synth_process(
      synth: number,
      frames: number,
      effectBuffers: number,
      effects: number,
      outputBuffers: number,
      outputs: number,
    ): number;
  }
  type CFunction = (...values: (number | string)[]) => number;
  const fluidSynth: FluidSynthModule;
  export default fluidSynth;
}
