import { answersInBoth, answersInMemory } from "./kept-answers.ts";
import { keptAnswersSuite } from "./testing/kept-answers-suite.ts";

function clock() {
  let now = 1;
  return {
    now: () => now,
    pass(milliseconds: number) {
      now += milliseconds;
    },
  };
}

keptAnswersSuite("answers in memory", (maxBytes) => {
  const { now, pass } = clock();
  return { answers: answersInMemory(now, maxBytes), pass };
});

keptAnswersSuite("answers in two memories", (maxBytes) => {
  const { now, pass } = clock();
  const [own, shared] = [answersInMemory(now, maxBytes), answersInMemory(now, maxBytes)];
  return { answers: answersInBoth(own, shared), pass };
});
