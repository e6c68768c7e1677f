/** Hears wishes about the music itself. */
import type { HeardWish } from "../wishes/heard-wish.ts";
import type { Heard } from "./known.ts";
import { hearWishes } from "./readings.ts";

/** What makes it certain that a word on its own, "piano", is about the music. */
const ABOUT_MUSIC = ", music";

/**
 * The wishes that stand in a text: tempo, key, genre, metre, instruments, length, form.
 * @param isAboutMusic whether the text answers a question about music, where fewer words say enough
 */
export function hearMusic(text: string, isAboutMusic = false): readonly Heard[] {
  return hearWishes(isAboutMusic ? `${text}${ABOUT_MUSIC}` : text).map(heardFrom);
}

function heardFrom(wish: HeardWish): Heard {
  const { because } = wish;
  switch (wish.parameter) {
    case "time_signature":
      return { parameter: "timeSignature", value: wish.value, because };
    case "duration_seconds":
      return { parameter: "durationSeconds", value: wish.value, because };
    case "section_instruments":
      return { parameter: "sectionInstruments", value: wish.value, because };
    default:
      return { ...wish };
  }
}
