/** Where the 216 nodes lie on the wheel: 36 shades around it, 6 strengths from the middle to the rim. */

/** Shades around the wheel. */
export const SHADES = 36;
/** Feelings that the shades are of. */
export const BASES = 6;
/** Strengths from the middle outwards. */
export const STRENGTHS = 6;

const MIDDLE = 18;
const RIM = 98;

/** A cell as the `d` of an SVG path, in a view box of −100 … 100. */
export function cellPath(shade: number, strength: number): string {
  const depth = (RIM - MIDDLE) / STRENGTHS;
  const [inner, outer] = [MIDDLE + depth * (strength - 1), MIDDLE + depth * strength];
  const [from, to] = [angleOf(shade), angleOf(shade + 1)];
  return `M${at(inner, from)}L${at(outer, from)}A${outer} ${outer} 0 0 1 ${at(outer, to)}L${at(inner, to)}A${inner} ${inner} 0 0 0 ${at(inner, from)}Z`;
}

/** The middle of a cell. */
export function cellCentre(shade: number, strength: number): { readonly x: number; readonly y: number } {
  const radius = MIDDLE + ((RIM - MIDDLE) / STRENGTHS) * (strength - 0.5);
  const angle = angleOf(shade + 0.5);
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
}

/** Where letters around the wheel stand: on the upper half they look outwards, on the lower one inwards, so that none is upside down. */
const NAMES = { outwards: 89, inwards: 95 };

/** The arc on which the name of a sixth of the wheel stands, as the `d` of an SVG path, in a view box of −100 … 100. */
export function nameArc(sector: number): string {
  const [from, to] = [sector, sector + 1].map((edge) => angleOf((edge * SHADES) / BASES)) as [number, number];
  const isBelow = Math.cos((from + to) / 2) < -0.1;
  if (isBelow)
    return `M${at(NAMES.inwards, to)}A${NAMES.inwards} ${NAMES.inwards} 0 0 0 ${at(NAMES.inwards, from)}`;
  return `M${at(NAMES.outwards, from)}A${NAMES.outwards} ${NAMES.outwards} 0 0 1 ${at(NAMES.outwards, to)}`;
}

/**
 * Where an arrow key leads from a cell, by its place in the order of the wheel: left and right around it, up towards the
 * rim, down towards the middle. `undefined` for other keys and at the ends.
 */
export function cellAfter(place: number, key: string): number | undefined {
  const [shade, strength] = [Math.floor(place / STRENGTHS), place % STRENGTHS];
  switch (key) {
    case "ArrowRight":
      return ((shade + 1) % SHADES) * STRENGTHS + strength;
    case "ArrowLeft":
      return ((shade + SHADES - 1) % SHADES) * STRENGTHS + strength;
    case "ArrowUp":
      return strength < STRENGTHS - 1 ? place + 1 : undefined;
    case "ArrowDown":
      return strength > 0 ? place - 1 : undefined;
    default:
      return undefined;
  }
}

function angleOf(shade: number): number {
  return (2 * Math.PI * shade) / SHADES;
}

function at(radius: number, angle: number): string {
  return `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`;
}
