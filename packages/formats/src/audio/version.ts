/** The version of how songs sound: another one whenever the same song may become other bytes. */
export const SOUND_VERSION = 2;
