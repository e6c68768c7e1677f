/** How sure a reading has to be before something is made of it; readings are from 0 (nothing understood) to 1. */

/** Below this hardly anything was understood: any sentence adds up to a little feeling. */
export const FAINT = 0.2;

/** A sentence speaks of a feeling. */
export const SPOKEN = 0.35;

/** From here on a word says it, rather than the sum of all words. */
export const PLAIN = 0.6;
