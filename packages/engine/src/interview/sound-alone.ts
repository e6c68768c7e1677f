/** Whether an answer says how the song is to sound, and nothing of what happened or is longed for. */
import { changeWords } from "../data/interview/changes.ts";
import { lexicon } from "../emotion/lexicon.ts";
import { hearUnkept, hearWishes } from "./readings.ts";
import { padded, wordCount } from "./words.ts";

/** Longer answers tell something. */
const MOST_WORDS = 14;

/** What music is and how it sounds. */
const SOUND = new Set(
  (
    "quiet quietly loud loudly soft softly slow slowly fast quick gentle gently mellow heavy light warm cold bright dark " +
    "big small huge tiny simple sparse minimal full lush rich raw clean dirty distorted fuzzy dreamy airy spacious acoustic " +
    "electric electronic unplugged upbeat downbeat catchy groovy bouncy punchy smooth rough ambient orchestral epic " +
    "cinematic instrumental cheesy cheerless busy weird major minor key song songs music track tune melody tempo beat beats rhythm groove drums drum " +
    "percussion bass guitar guitars piano strings synth synths voice vocals choir brass horns chorus verse bridge intro " +
    "outro ending hook riff solo chords chord harmony sound sounds sounding volume bpm reverb echo band orchestra"
  ).split(" "),
);

/** What joins such words. */
const BETWEEN = new Set(
  (
    "a an the and but or with without in at on for of to it it's its is be should must can could i i'd i'll want would like need just only " +
    "really very so too quite pretty kind sort bit little lot much more less most some something anything somewhat make keep play put " +
    "let let's give me us please maybe perhaps probably rather not no all as than then yet still also though add have " +
    "has get getting wait actually sorry mean instead b c d e f g sharp flat dorian phrygian lydian mixolydian"
  ).split(" "),
);

/**
 * Whether every word of a short text is about the sound, or joins or colours such words: "major key but really sad".
 * @example
 * isSoundAlone("quiet, with a soft piano"); // true
 * isSoundAlone("a quiet house with my mother in it"); // false
 */
export function isSoundAlone(text: string): boolean {
  if (wordCount(text) === 0 || wordCount(text) > MOST_WORDS) return false;
  const wished = [...hearWishes(`${text}, music`), ...hearUnkept(text)].map(({ words }) => words);
  const asked = changeWords
    .map(({ pattern }) => pattern.exec(text)?.[0] ?? "")
    .filter((words) => words !== "");
  const left = [...wished, ...asked].reduce((rest, words) => rest.replace(words, " "), text);
  const words = padded(left)
    .trim()
    .split(" ")
    .filter((word) => word !== "");
  const isAboutSound = wished.length + asked.length > 0 || words.some((word) => SOUND.has(word));
  return isAboutSound && words.every((word) => SOUND.has(word) || joins(word));
}

function joins(word: string): boolean {
  return BETWEEN.has(word) || /^\d+$/u.test(word) || isAdjective(word);
}

/** A plain word of feeling colours a sound: "sad", "angry". Nouns ("peace", "love") are longed for. */
function isAdjective(word: string): boolean {
  return COLOURS.has(word) && lexicon().exact.has(word);
}

const COLOURS = new Set(
  (
    "sad happy angry calm peaceful joyful melancholic melancholy lonely hopeful tender scary furious cheerful gloomy bittersweet " +
    "nostalgic tense fierce wild playful proud anxious romantic triumphant mournful sombre wistful blue eerie relaxed intense"
  ).split(" "),
);
