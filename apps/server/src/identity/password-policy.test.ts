import { expect, test } from "vitest";
import { objectionToPassword } from "./password-policy.ts";

test.each(["password", "Password", "PASSWORD1", "iloveyou", "qwertyuiop", "ｐａｓｓｗｏｒｄ"])(
  "%s is too common",
  async (password) => {
    expect(await objectionToPassword(password, [])).toMatch(/10,000 commonest/);
  },
);

test("the name or the address of the account is no password", async () => {
  expect(await objectionToPassword("Clara-Wieck", ["clara-wieck", null])).toMatch(/name of the account/);
  expect(await objectionToPassword("clara@example.org", ["clara", "clara@example.org"])).toMatch(/name/);
});

test("the same character again and again is no password", async () => {
  expect(await objectionToPassword("ababababababab", [])).toMatch(/again and again/);
});

test.each(["seven quiet rivers", "пароль у реки", "🎹🎺🎻 and a drum"])("%s is taken", async (password) => {
  expect(await objectionToPassword(password, ["clara"])).toBeUndefined();
});
