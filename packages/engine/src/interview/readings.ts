/** How texts read, for an interview: each step looks at the same few of them many times. */
import { readFeeling as read } from "../emotion/read.ts";
import { remembering } from "../remembering.ts";
import { hearUnkept as unkept, hearWishes as wishes } from "../wishes/hear.ts";

/** More texts than one answer has parts that are looked at. */
const MOST = 64;

/** {@link read}, remembered. */
export const readFeeling = remembering(read, MOST);

/** {@link wishes}, remembered. */
export const hearWishes = remembering(wishes, MOST);

/** {@link unkept}, remembered. */
export const hearUnkept = remembering(unkept, MOST);
