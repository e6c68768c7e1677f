/** The part of negotiator 1.1 that is used here; the published types describe 0.6, without `preferred`. */
declare module "negotiator" {
  export default class Negotiator {
    constructor(request: { readonly headers: Readonly<Record<string, string | undefined>> });
    mediaType(available: string[]): string | undefined;
    encodings(available: string[], options?: { readonly preferred?: string[] }): string[];
  }
}
