/** What the interviewer says besides its questions. Where there are several ways, the seed chooses. */

/** Answers to whoever says that they want to die or to hurt themselves. The first, and what is said when it is said again. */
export const careSentences = {
  first: [
    "Before any music: I'm glad you said that, and I'm sorry it hurts this much.",
    "I'm a program that writes songs, so please let a person hear this too.",
    "If you might act on it, call your local emergency number now, or be with someone you trust.",
    "In the US and Canada you can call or text 988, in the UK and Ireland Samaritans are at 116 123, day and night;",
    "findahelpline.com lists people to talk to in your country, free and in confidence.",
    "The song is still here, now or later, if you want it. Just say so, and in your own time.",
  ].join(" "),
  again: [
    "I hear you. Please tell a person tonight: your local emergency number, 988 in the US and Canada,",
    "116 123 in the UK and Ireland, or someone from findahelpline.com. You don't need the right words for it.",
    "The song will wait.",
  ].join(" "),
  later: "Take all the time you need. Nothing here gets lost, and the numbers above are there at any hour.",
  onward: "All right, gently then.",
  ready:
    "That's enough to begin with. The song can be made whenever you want it, and the numbers above are there too.",
} as const;

/** To whoever was in danger and goes on, where an answer sets nothing. */
export const gentleSentences: readonly string[] = ["That's all right.", "No hurry.", "That can stay open."];

/** Before a question that follows an answer in which something was heard; {heard} names it. */
export const heardSentences: readonly string[] = [
  "{heard}.",
  "Got it: {heard}.",
  "Good: {heard}.",
  "Noted: {heard}.",
];

/** To whoever tells what hurts. */
export const woundSentences: readonly string[] = [
  "I'm sorry. That goes in gently.",
  "Thank you for telling me that.",
  "That's a lot to carry. I'll be careful with it.",
  "I hear you. The song won't talk over it.",
];

/** To whoever tells what is longed for. */
export const desireSentences: readonly string[] = [
  "Then that's where the music should lean.",
  "That's worth a song.",
  "I'd like the last bars to reach for that.",
];

/** To whoever tells a heavy thing, or a good one, without naming the feeling. */
export const heavySentences: readonly string[] = [
  "I hear you.",
  "That's no small thing.",
  "That sounds heavy. I'm listening.",
];
export const brightSentences: readonly string[] = [
  "That's good to hear.",
  "Lovely. That should be audible.",
  "I like that already.",
];

/** Where something was heard that needs no naming. */
export const keptSentences: readonly string[] = [
  "That helps.",
  "I can use that.",
  "That stays in.",
  "Good to know.",
];

/** Where a rule is broken on purpose: {effect} says what happens. */
export const ruleSentences: readonly string[] = [
  "Then {effect}.",
  "Good: {effect}.",
  "I'll do that: {effect}.",
];

/** Where an answer was given, and none of it sets anything. */
export const unreadSentences: readonly string[] = [
  "I couldn't turn that into music, but I'll remember that you said it.",
  "I can't hear a sound in that yet. I'll keep it in mind.",
  "I don't know yet what that would sound like. It stays with me.",
  "I have no notes for that one, but I heard it.",
];

/** Where something is wished for one section alone: {words} are theirs. */
export const unkeptSentence = 'I can only do such things for the whole song, so I leave out "{words}".';

/** Where somebody does not know. */
export const unsureSentences: readonly string[] = [
  "Fine, I'll decide that one.",
  "No need to know. I'll go by the feeling.",
  "Then I'll listen to the rest and choose.",
  "That's all right. It can stay open.",
];

/** Where nothing was written. */
export const emptySentences: readonly string[] = [
  "Nothing came through. That's all right, let's try another door.",
  "No words is fine too.",
  "Silence is an answer as well.",
];

/** Where a question was skipped. */
export const skippedSentences: readonly string[] = ["Skipped.", "Let's leave that.", "On to something else."];

/** Where the same was said before. */
export const repeatedSentences: readonly string[] = [
  "You said that, and I've kept it.",
  "Yes, that's in already.",
  "The same again: then it matters.",
  "I haven't forgotten.",
];

/** Where somebody says hello in the middle of a conversation. */
export const greetedSentences: readonly string[] = ["Hello again.", "Still here.", "Hello, hello."];

/** Where the words look like another language and no feeling was understood. */
export const foreignSentence =
  "I kept your words as they are. I read feelings best in English, so a single English word or an emoji helps me a lot.";

/** Where only the beginning of an answer was listened to. */
export const longSentence =
  "That's a lot, and all of it is kept. I listened to the beginning of it for the music.";

/** To whoever says thanks or that it is fine. */
export const thankedSentences: readonly string[] = ["Gladly.", "You're welcome.", "My pleasure."];

/** What is said when enough is known, and when it is not but nothing more will be asked. */
export const readySentences: readonly string[] = [
  "That's all I need. Your song is ready to be composed.",
  "I can hear it now. The song is ready to be made.",
  "Enough talk, this can be played. It's ready.",
];
export const readyAnywaySentences: readonly string[] = [
  "We can leave it there. The song is ready to be composed.",
  "I'll take it from here: the song can be made now.",
  "No more questions. It's ready, and anything can still be changed.",
];

/** After the song was ready and something changed, or nothing did. */
export const changedSentence = "The song is still ready, with that in it.";
export const unchangedSentences: readonly string[] = [
  "The song is ready as it is. Say what to change, or let it be made.",
  "Nothing has changed: it can be made whenever you like.",
  "It's all here still. Change something, or let it be made.",
];

/** After going back, and after starting over. */
export const backSentence = "One step back.";
export const backAtStartSentence = "We are at the beginning already.";
export const restartSentence = "A clean page.";
