// Version ranges of the two kinds that package.json uses. The launcher runs before any dependency is installed,
// so it cannot borrow a library for this.

/**
 * Whether a version lies in a range made of `^a.b`, `^a.b.c`, `>=a.b` and `>=a.b.c`, joined by `||`. A caret
 * keeps the major version. A pre-release counts as the release that it leads to.
 *
 * @param {string} version such as `26.10.0` or `v26.10.0`
 * @param {string} range such as `^24.21 || >=26.10`
 * @returns {boolean}
 * @throws {Error} when the range or the version is written in another way
 * @example satisfies("24.20.9", "^24.21 || >=26.10") // false
 */
export function satisfies(version, range) {
  const actual = parse(version);
  return range.split("||").some((part) => {
    const [, operator, wanted] = /^\s*(\^|>=)\s*(\S+)\s*$/.exec(part) ?? [];
    if (operator === undefined || wanted === undefined) throw new Error(`Unknown version range: ${range}`);
    const least = parse(wanted);
    return compare(actual, least) >= 0 && (operator === ">=" || actual[0] === least[0]);
  });
}

/**
 * @param {string} version
 * @returns {[number, number, number]}
 */
function parse(version) {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:[-+].*)?$/.exec(version.trim());
  if (match === null) throw new Error(`Not a version: ${version}`);
  return [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
}

/**
 * @param {[number, number, number]} a
 * @param {[number, number, number]} b
 * @returns {number} negative, zero or positive
 */
function compare(a, b) {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
