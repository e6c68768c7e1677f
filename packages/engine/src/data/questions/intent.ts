/** What the song is for, and for whom. */
import type { Question } from "../../interview/question.ts";

/** The phase "intent". */
export const intentQuestions: readonly Question[] = [
  {
    id: "intent.opening",
    phase: "intent",
    sets: "feelings",
    text: "What should this song feel like? A word is enough, a story is welcome.",
    deeper: "Say it like you would to a friend on the phone: what's going on?",
  },
  {
    id: "intent.brings",
    phase: "intent",
    sets: "feelings",
    text: "What's been sitting with you lately that wants to become music?",
    deeper: "When did you last notice it?",
  },
  {
    id: "intent.last_time",
    phase: "intent",
    sets: "feelings",
    text: "Think of the last thing that got under your skin, good or bad. What was it?",
  },
  {
    id: "intent.why_now",
    phase: "intent",
    sets: "feelings",
    text: "Why a song, and why today?",
  },
  {
    id: "intent.who_for",
    phase: "intent",
    sets: "dedication",
    text: "Who is it for? It can be one person, a crowd, or just you.",
  },
  {
    id: "intent.who_hears_first",
    phase: "intent",
    sets: "dedication",
    text: "Who will be the first to hear it?",
  },
  {
    id: "intent.whose_face",
    phase: "intent",
    sets: "dedication",
    text: "Whose face do you see when you think about this?",
    when: { feels: ["sadness", "joy"] },
  },
  {
    id: "intent.to_whom_shouted",
    phase: "intent",
    sets: "dedication",
    text: "If this song shouted at somebody, who would it be?",
    when: { feels: ["anger"] },
  },
  {
    id: "intent.who_stands_by",
    phase: "intent",
    sets: "dedication",
    text: "Who do you want beside you while it plays?",
    when: { feels: ["fear"] },
  },
  {
    id: "intent.who_would_laugh",
    phase: "intent",
    sets: "dedication",
    text: "Who would you tell about this first?",
    when: { feels: ["surprise"] },
  },
  {
    id: "intent.bride_or_guests",
    phase: "intent",
    sets: "dedication",
    text: "Is the song for the two of them, or for everyone who came?",
    when: { occasion: ["wedding"] },
  },
  {
    id: "intent.child_name",
    phase: "intent",
    sets: "dedication",
    text: "Does the little one have a name I may know?",
    when: { occasion: ["lullaby"] },
  },
  {
    id: "intent.who_is_near",
    phase: "intent",
    sets: "dedication",
    text: "Is there somebody you would like to have near you, even if only in the song?",
    when: { cared: true },
  },
  {
    id: "intent.where_played",
    phase: "intent",
    sets: "occasion",
    text: "Where will it be played: in a room, on a stage, in headphones at night?",
  },
  {
    id: "intent.what_happens_during",
    phase: "intent",
    sets: "occasion",
    text: "What will people be doing while it plays?",
  },
  {
    id: "intent.day_or_moment",
    phase: "intent",
    sets: "occasion",
    text: "Is there a day it has to be ready for, a birthday, a goodbye, a first dance?",
  },
  {
    id: "intent.picture_or_alone",
    phase: "intent",
    sets: "occasion",
    text: "Does it go with a picture, a film or a game, or does it stand alone?",
  },
  {
    id: "intent.afterwards",
    phase: "intent",
    sets: "occasion",
    text: "When the last note is gone, what should somebody do: dance, cry, sleep, call home?",
  },
];
