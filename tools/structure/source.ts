/** The TypeScript sources of the project, and what each of them imports and names. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** One import or re-export of a file. */
export interface Import {
  /** What stands between the quotation marks. */
  readonly specifier: string;
  /** Whether only types come in. */
  readonly typeOnly: boolean;
}

/** The paths of all sources below a folder of the project, without tests and their helpers, relative to the root. */
export function sourcesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((path) => !/\.test\.ts$|\/testing\/|\/node_modules\//.test(path));
}

/** The text of a source. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** All imports of a source, static, dynamic and re-exported. */
export function importsOf(path: string, text: string): Import[] {
  const { module } = parseSync(path, text);
  const statics = module.staticImports.map((entry) => ({
    specifier: entry.moduleRequest.value,
    typeOnly:
      /^import\s+type\b/.test(text.slice(entry.start, entry.end)) ||
      (entry.entries.length > 0 && entry.entries.every((name) => name.isType)),
  }));
  const exported = module.staticExports.flatMap((statement) =>
    statement.entries
      .filter((entry) => entry.moduleRequest !== null)
      .map((entry) => ({
        specifier: entry.moduleRequest?.value ?? "",
        typeOnly: /^export\s+type\b/.test(text.slice(statement.start, statement.end)) || entry.isType,
      })),
  );
  const dynamic = module.dynamicImports.map((entry) => ({
    specifier: text.slice(entry.moduleRequest.start, entry.moduleRequest.end).replace(/^["'`]|["'`]$/g, ""),
    typeOnly: false,
  }));
  return [...statics, ...exported, ...dynamic];
}

/** A global that a source uses, or a property of one: "Date", "Math.random", "import.meta". */
export interface GlobalUse {
  readonly name: string;
  /** Line, counted from 1. */
  readonly line: number;
}

/** Every identifier and every member access by name in a source, types aside. */
export function namesIn(path: string, text: string): GlobalUse[] {
  const { program } = parseSync(path, text);
  const uses: GlobalUse[] = [];
  const lineAt = linesOf(text);
  visit(program, (node) => {
    const at = { line: lineAt(node.start) };
    if (node.type === "Identifier") uses.push({ name: node.name, ...at });
    if (node.type === "MetaProperty") uses.push({ name: "import.meta", ...at });
    if (node.type === "BinaryExpression" && node.operator === "**") uses.push({ name: "**", ...at });
    if (node.type === "MemberExpression" && node.property?.type === "Identifier" && !node.computed) {
      const owner = node.object?.type === "Identifier" ? node.object.name : "";
      uses.push({ name: `${owner}.${node.property.name}`, ...at });
    }
  });
  return uses;
}

/** What line an offset of a text lies in, counted from 1. */
function linesOf(text: string): (offset: number) => number {
  const breaks = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (offset) => {
    let low = 0;
    let high = breaks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((breaks[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

/** What is read of a node of the syntax tree (ESTree). */
interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly name: string;
  readonly operator?: string;
  readonly computed?: boolean;
  readonly object?: SyntaxNode;
  readonly property?: SyntaxNode;
}

function visit(value: unknown, see: (node: SyntaxNode) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  else if (isNode(value)) {
    if (value.type.startsWith("TS")) {
      // Types name nothing that runs; the few TypeScript nodes with an expression inside are gone into.
      if ("expression" in value) visit(value.expression, see);
      return;
    }
    see(value);
    for (const [name, child] of Object.entries(value)) {
      // A property's name and an object's key are no use of a global; the Math of Math.max is told with its function.
      const named = (name === "property" || name === "key") && !value.computed;
      const told = name === "object" && !value.computed && isNode(child) && child.name === "Math";
      if (!named && !told) visit(child, see);
    }
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
