import { expect, test } from "vitest";
import { loadSettings } from "./settings-load.ts";

const PUBLIC_URL = "https://music.example.org";
const google = { GOOGLE_CLIENT_ID: "an-id", GOOGLE_CLIENT_SECRET: "a-secret", PUBLIC_URL };
const gitHub = { GITHUB_CLIENT_ID: "an-id", GITHUB_CLIENT_SECRET: "a-secret", PUBLIC_URL };
const openId = { OIDC_ISSUER: "https://login.example.org/realms/band", OIDC_CLIENT_ID: "an-id", PUBLIC_URL };

test.each([
  ["Google", google],
  ["GitHub", gitHub],
  ["an OpenID provider without a secret", openId],
  ["an OpenID provider with one", { ...openId, OIDC_CLIENT_SECRET: "a-secret", OIDC_TITLE: "Band" }],
  ["one on this machine", { ...openId, OIDC_ISSUER: "http://127.0.0.1:9000" }],
  ["all of them", { ...google, ...gitHub, ...openId }],
])("%s can be set", (_what, environment) => {
  expect(loadSettings(environment).publicUrl).toBe(PUBLIC_URL);
});

test.each([
  [
    { GOOGLE_CLIENT_ID: "an-id", PUBLIC_URL },
    /^GOOGLE_CLIENT_ID is set without GOOGLE_CLIENT_SECRET, which Google gives with it\.$/,
  ],
  [
    { GITHUB_CLIENT_ID: "an-id", PUBLIC_URL },
    /^GITHUB_CLIENT_ID is set without GITHUB_CLIENT_SECRET, which GitHub gives with it\.$/,
  ],
  [
    { GOOGLE_CLIENT_SECRET: "a-secret" },
    /^GOOGLE_CLIENT_SECRET is set without GOOGLE_CLIENT_ID, and means nothing alone\.$/,
  ],
  [
    { GITHUB_CLIENT_SECRET: "a-secret" },
    /^GITHUB_CLIENT_SECRET is set without GITHUB_CLIENT_ID, and means nothing alone\.$/,
  ],
  [
    { OIDC_CLIENT_ID: "an-id", PUBLIC_URL },
    /^OIDC_CLIENT_ID is set without OIDC_ISSUER, the address of the provider\.$/,
  ],
  [
    { OIDC_ISSUER: "https://login.example.org", PUBLIC_URL },
    /^OIDC_ISSUER is set without OIDC_CLIENT_ID, which the provider gives\.$/,
  ],
  [
    { OIDC_CLIENT_SECRET: "a-secret" },
    /^OIDC_CLIENT_SECRET is set without OIDC_CLIENT_ID, and means nothing alone\.$/,
  ],
  [{ OIDC_TITLE: "Band" }, /^OIDC_TITLE is set without OIDC_ISSUER, and names nobody\.$/],
  [{ ...openId, OIDC_ISSUER: "http://login.example.org" }, /^OIDC_ISSUER is "http:.*of https, like/],
  [{ ...openId, OIDC_ISSUER: "login.example.org" }, /^OIDC_ISSUER is "login.*of https, like/],
  [
    { ...openId, OIDC_ISSUER: "https://login.example.org/.well-known/openid-configuration" },
    /^OIDC_ISSUER .*without \/\.well-known\/openid-configuration/,
  ],
  [{ ...openId, OIDC_ISSUER: "https://login.example.org/?tenant=1" }, /^OIDC_ISSUER .*without \?, #/],
  [{ ...openId, OIDC_ISSUER: "https://login.example.org/#a" }, /^OIDC_ISSUER .*without \?, #/],
  [
    { ...openId, OIDC_ISSUER: "https://me:word@login.example.org/" },
    /^OIDC_ISSUER .*without \?, # or a user/,
  ],
  [
    { GOOGLE_CLIENT_ID: "an-id", GOOGLE_CLIENT_SECRET: "a-secret" },
    /^PUBLIC_URL is not set, and Google sends people back to PUBLIC_URL\/auth\/providers\/google\/callback\.$/,
  ],
  [
    { GITHUB_CLIENT_ID: "an-id", GITHUB_CLIENT_SECRET: "a-secret" },
    /^PUBLIC_URL is not set, and GitHub sends .*\/github\/callback\.$/,
  ],
  [
    { OIDC_ISSUER: "https://login.example.org", OIDC_CLIENT_ID: "an-id", OIDC_TITLE: "Band" },
    /^PUBLIC_URL is not set, and Band sends .*\/openid\/callback\.$/,
  ],
  [{ ...google, PUBLIC_URL: "https://music.example.org/?a" }, /^PUBLIC_URL .*without \?, #/],
  [{ ...google, PUBLIC_URL: "https://me@music.example.org" }, /^PUBLIC_URL .*without \?, # or a user/],
])("refuses %j in a sentence", (environment, sentence) => {
  expect(() => loadSettings(environment)).toThrow(sentence);
});

test("lists what is wrong with all of them at once", () => {
  const half = { GOOGLE_CLIENT_ID: "an-id", GITHUB_CLIENT_SECRET: "a-secret", OIDC_CLIENT_ID: "an-id" };
  expect(() => loadSettings(half)).toThrow(
    /^GOOGLE_CLIENT_ID .*\nGITHUB_CLIENT_SECRET .*\nOIDC_CLIENT_ID .*\nPUBLIC_URL is not set, and Google /,
  );
});
