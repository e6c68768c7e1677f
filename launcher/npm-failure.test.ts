import { expect, it } from "vitest";
import { explainNpm } from "./npm-failure.mjs";

it.each([
  ["npm error code EINTEGRITY", "differs from the one"],
  ["npm ERR! code ENOSPC", "disk is full"],
  ["npm error code EACCES\nnpm error path /home/a/.npm/_cacache", "may not write"],
  ["npm error code SELF_SIGNED_CERT_IN_CHAIN", "certificate"],
  ["npm error code E401", "refuses access"],
  ["npm error code E404\nnpm error 404 Not Found", "does not have a version"],
  ["npm error code ETARGET", "does not have a version"],
  ["npm error code EAI_AGAIN\nnpm error getaddrinfo EAI_AGAIN registry.example", "cannot be reached"],
  ["npm error code ECONNREFUSED", "cannot be reached"],
  ["npm error code EUSAGE", "do not belong together"],
  ["Segmentation fault", "its own message stands above"],
])("%j is explained", (output, words) => {
  expect(explainNpm(output)).toContain(words);
});
