/** The pages that somebody sees whom a program of a third party sends here: signing in, and whether they agree. */
import { type Scope, scopeMeanings } from "@music-brain/contract";
import { type Html, html } from "../../http/html.ts";

/** A page, and what it may do. */
export interface Page {
  readonly body: string;
  /** Its Content-Security-Policy. */
  readonly policy: string;
}

/** A way to sign in other than a password. */
export interface OtherWay {
  readonly title: string;
  readonly href: string;
}

/** Asks for name and password. */
export function signInPage(given: {
  readonly client: string;
  readonly action: string;
  readonly redirectUri: string;
  readonly username?: string | undefined;
  readonly wantsCode?: boolean;
  readonly complaint?: string | undefined;
  readonly others?: readonly OtherWay[];
}): Page {
  const { client, action, redirectUri, username, wantsCode = false, complaint, others = [] } = given;
  return pageOf({
    title: "Sign in",
    redirectUri,
    content: html`<p>to go on to <strong>${client}</strong></p>
      ${complaint === undefined ? undefined : html`<p role="alert">${complaint}</p>`}
      <form method="post" action="${action}">
        <label for="username">Username</label>
        <input id="username" name="username" value="${username}" autocomplete="username" maxlength="64" required />
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" maxlength="256" required />
        ${wantsCode ? codeField : undefined}
        <button type="submit">Sign in</button>
      </form>
      ${others.map(({ title, href }) => html`<p><a href="${href}">Sign in with ${title}</a></p>`)}`,
  });
}

/** Asks for the code of a second factor, of somebody whom a provider has vouched for. */
export function codePage(given: {
  readonly action: string;
  /** Who asks, and where it leads; absent where somebody signs in for themselves. */
  readonly client?: string;
  readonly redirectUri?: string;
  readonly complaint?: string | undefined;
}): Page {
  const { action, client, redirectUri, complaint } = given;
  return pageOf({
    title: "One more step",
    ...(redirectUri !== undefined && { redirectUri }),
    content: html`${client === undefined ? undefined : html`<p>to go on to <strong>${client}</strong></p>`}
      ${complaint === undefined ? undefined : html`<p role="alert">${complaint}</p>`}
      <form method="post" action="${action}">
        ${codeField}
        <button type="submit">Go on</button>
      </form>
      ${client === undefined ? undefined : otherwiseForm(action)}`,
  });
}

const codeField = html`<label for="code">The code of your authenticator, or a recovery code</label>
        <input id="code" name="code" autocomplete="one-time-code" maxlength="32" required autofocus />`;

/** For who came back from a provider as somebody they are not, or has no code at hand for that account. */
function otherwiseForm(action: string): Html {
  return html`<form method="post" action="${action}">
        <button type="submit" name="otherwise" value="yes" class="quiet">Sign in otherwise</button>
      </form>`;
}

/** Asks whether a program may do what it asks for. */
export function consentPage(given: {
  readonly client: string;
  readonly username: string;
  readonly scopes: readonly Scope[];
  readonly action: string;
  readonly redirectUri: string;
}): Page {
  const { client, username, scopes, action, redirectUri } = given;
  const asked = scopes.map((scope) => html`<li>${scopeMeanings[scope]}</li>`);
  return pageOf({
    title: "Do you agree?",
    redirectUri,
    content: html`<p><strong>${client}</strong> asks to act for you. It could, until you withdraw it:</p>
      <ul>${asked}</ul>
      <dl>
        <dt>You are signed in as</dt>
        <dd>${username}</dd>
        <dt>You go on to</dt>
        <dd>${shownTarget(redirectUri)}</dd>
      </dl>
      <form method="post" action="${action}">
        <button type="submit" name="answer" value="yes">I agree</button>
        <button type="submit" name="answer" value="no" class="quiet">No</button>
      </form>`,
  });
}

/** Says what went wrong. */
export function errorPage(sentence: string): Page {
  return pageOf({ title: "This did not work", content: html`<p role="alert">${sentence}</p>` });
}

/**
 * Nothing but its own style, and forms to this service; whoever has sent one is led on to the program, so that its origin
 * is one that forms may lead to.
 */
function policyOf(redirectUri: string | undefined): string {
  const url = redirectUri === undefined ? null : URL.parse(redirectUri);
  const target = url === null ? "" : ` ${url.origin === "null" ? url.protocol : url.origin}`;
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    `form-action 'self'${target}`,
    "frame-ancestors 'none'",
  ].join("; ");
}

function shownTarget(redirectUri: string): string {
  const url = URL.parse(redirectUri);
  return url === null || url.host === "" ? redirectUri : url.host;
}

function pageOf(given: {
  readonly title: string;
  readonly content: Html;
  readonly redirectUri?: string;
}): Page {
  const { title, content, redirectUri } = given;
  const { text } = html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
    <title>${title} · Music Brain</title>
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png" />
    <link rel="stylesheet" href="/auth/page.css" />
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${content}
    </main>
  </body>
</html>
`;
  return { body: text, policy: policyOf(redirectUri) };
}
