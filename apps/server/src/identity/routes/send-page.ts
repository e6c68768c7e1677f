/** Sends the pages for signing in. */
import type { FastifyReply } from "fastify";
import { errorPage, type Page } from "../pages/sign-in-pages.ts";

/** Sends a page under its own policy; nobody keeps it. */
export function sendPage(reply: FastifyReply, status: number, { body, policy }: Page): FastifyReply {
  return reply
    .code(status)
    .headers({ "content-security-policy": policy, "cache-control": "no-store" })
    .type("text/html; charset=utf-8")
    .send(body);
}

/** For who comes too late, or with another browser. */
export function gonePage(): Page {
  return errorPage(
    "This page has expired, or is of another browser. Go back to where you came from, and begin there again.",
  );
}
