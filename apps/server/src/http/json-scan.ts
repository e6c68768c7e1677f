/** Looks through JSON text, before it is parsed, for what a parser would let through. */

/** Deeper than any message of the contract, and shallow enough to cost nothing. */
export const DEEPEST = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;

/**
 * The end of a sentence that begins "The body" and says what is dangerous or ambiguous in the text: a property named
 * twice in one object (parsers disagree on which one counts, RFC 8259 §4), the name `__proto__`, nesting beyond
 * {@link DEEPEST}. Undefined where there is none of it; text that is not JSON may go either way.
 */
export function findHazard(text: string): string | undefined {
  /** The names seen in each open object; null for an open array. */
  const open: (Set<string> | null)[] = [];
  let nameComesNext = false;
  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case QUOTE: {
        const end = endOfString(text, index);
        const names = open.at(-1);
        if (nameComesNext && names) {
          const name = readName(text.slice(index, end + 1));
          if (name === "__proto__") return 'has a property named "__proto__"';
          if (names.has(name)) return "names a property twice in one object";
          names.add(name);
          nameComesNext = false;
        }
        index = end;
        break;
      }
      case COMMA:
        nameComesNext = open.at(-1) !== null;
        break;
      case 0x7b: // {
        open.push(new Set());
        nameComesNext = true;
        break;
      case 0x5b: // [
        open.push(null);
        nameComesNext = false;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        open.pop();
        nameComesNext = false;
        break;
    }
    if (open.length > DEEPEST) return `nests more than ${DEEPEST} deep`;
  }
  return undefined;
}

/** Where the string that starts at this quotation mark ends; the last character where it does not. */
function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === BACKSLASH) index++;
    else if (code === QUOTE) return index;
  }
  return text.length - 1;
}

/** "\u0061" and "a" are the same name. What cannot be read stays as it is: the parser will refuse it. */
function readName(quoted: string): string {
  if (!quoted.includes("\\")) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
