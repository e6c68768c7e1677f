import { expect, test } from "vitest";
import { testApp, testSettings } from "../testing.ts";
import { person } from "./testing/people.ts";

test("a route that does not say what it needs is a failure at the start", async () => {
  const app = await testApp();
  expect(() => app.get("/somewhere", () => "")).toThrow("GET /somewhere does not say what it needs");
  await app.close();
});

test("music asks for credentials where anonymous callers are not let in", async () => {
  const app = await testApp({ settings: testSettings({ allowAnonymous: false }) });
  const refused = await app.inject({ method: "POST", url: "/generate", payload: {} });
  expect(refused.statusCode).toBe(401);
  expect(refused.headers["www-authenticate"]).toBe('Bearer realm="Music Brain"');
  expect((await app.inject("/emotions")).statusCode).toBe(200);
  const clara = await person(app, "clara");
  const made = await clara.send("POST", "/generate", { intent: { emotional_intent: "joy" }, seed: 1 });
  expect(made.statusCode).toBe(200);
  await app.close();
});
