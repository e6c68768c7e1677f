import { expect, test } from "vitest";
import { openDatabase } from "../../database/database.ts";
import { testApp, testSettings } from "../../testing.ts";
import { relyingParty } from "../passkey-ceremonies.ts";
import { passkeysSuite } from "./passkeys.suite.ts";

passkeysSuite(openDatabase);

test("passkeys are of the name that people reach the service by, or of this machine", () => {
  expect(relyingParty("https://music.example/brain", 8000)).toEqual({
    id: "music.example",
    origin: "https://music.example",
  });
  expect(relyingParty(undefined, 8000)).toEqual({ id: "localhost", origin: "http://localhost:8000" });
  expect(relyingParty("https://[::1]", 8000)).toBeUndefined();
});

test("where the service has a number and no name there are none, and the answer says what would be right", async () => {
  const app = await testApp({ settings: testSettings({ publicUrl: "https://203.0.113.7" }) });
  const answer = await app.inject({ method: "POST", url: "/auth/passkeys/sign-in/options" });
  expect(answer.json()).toMatchObject({ status: 409, code: "passkeys_unavailable" });
  await app.close();
});
