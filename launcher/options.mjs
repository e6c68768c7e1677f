// How every program of the project is to be run by Node.js.

/**
 * Options of V8.
 *
 * Thousands of notes are made for a song, which is written out and forgotten. V8 takes them for objects that last, because
 * many are seen alive while their song is composed, and from then on puts them where only a full collection finds them.
 * Left among the young ones, a song takes a quarter less time (`npm run bench -- engine`).
 *
 * The space of the young would grow to 32 MB a half at the start, where modules are compiled, and stay so. With 4 an idle
 * service holds 5 MB less than with 8, and a song takes no more time of the processor.
 *
 * @type {readonly string[]}
 */
export const nodeOptions = ["--no-allocation-site-pretenuring", "--max-semi-space-size=4"];
