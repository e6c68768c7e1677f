/** What is used of Verovio, which has no types of its own. */
declare module "verovio/wasm" {
  export default function createVerovioModule(): Promise<unknown>;
}
declare module "verovio/esm" {
  export class VerovioToolkit {
    constructor(module: unknown);
    resetOptions(): void;
    setOptions(options: object): void;
    loadData(data: string): boolean;
    getLog(): string;
    getMEI(): string;
    renderToMIDI(): string;
    renderToSVG(page: number): string;
    getPageCount(): number;
  }
}
