/** The pages of the project: what they link to, and what can be linked to in them. */
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import GithubSlugger from "github-slugger";
import { lexer, type Token, walkTokens } from "marked";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A link or picture of a page to something of this project. */
export interface Link {
  /** From the root of the project; the page itself for "#heading". */
  readonly path: string;
  /** What stands behind "#"; "" for the whole. */
  readonly heading: string;
}

/** The links of a page that lead to no other host. @param path from the root of the project */
export function linksOf(path: string): Link[] {
  return tokensOf(path)
    .flatMap((token) => (token.type === "link" || token.type === "image" ? [String(token["href"])] : []))
    .filter((address) => !/^[a-z]+:/i.test(address))
    .map((address) => {
      const [file = "", heading = ""] = address.split("#");
      return { path: file === "" ? path : normalize(join(dirname(path), file)), heading };
    });
}

/** The anchors of a page's headings, as hosts of Markdown make them. */
export function anchorsOf(path: string): string[] {
  const slugger = new GithubSlugger();
  return tokensOf(path).flatMap((token) =>
    token.type === "heading" ? [slugger.slug(String(token["text"]).replace(/[`*]/g, ""))] : [],
  );
}

function tokensOf(path: string): Token[] {
  const found: Token[] = [];
  walkTokens(lexer(readFileSync(join(root, path), "utf8")), (token) => {
    found.push(token);
  });
  return found;
}
