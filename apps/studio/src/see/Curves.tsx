/** Energy, valence and arousal along the song: meant, and dashed as they are heard. */
import type { WireSong } from "@music-brain/contract";
import { words } from "../words.ts";

type Section = WireSong["sections"][number];

/** A curve: its name, and its value in a section, 0 … 1. */
interface Curve {
  readonly name: "energy" | "valence" | "arousal";
  readonly meant: (section: Section) => number;
  readonly heard?: (section: Section) => number | undefined;
}

const curves: readonly Curve[] = [
  { name: "energy", meant: ({ energy }) => energy },
  {
    name: "valence",
    meant: ({ valence }) => (valence + 1) / 2,
    heard: ({ measured }) => measured && (measured.valence + 1) / 2,
  },
  { name: "arousal", meant: ({ arousal }) => arousal, heard: ({ measured }) => measured?.arousal },
];

const HEIGHT = 72;

/** The curves, to the scale of the roll. */
export function Curves({ song, width }: { readonly song: WireSong; readonly width: number }) {
  const across = (bar: number) => (bar / song.total_bars) * width;
  const line = (value: (section: Section) => number | undefined) =>
    song.sections
      .map((section) => {
        const y = (HEIGHT - 4 - (value(section) ?? 0) * (HEIGHT - 8)).toFixed(1);
        return `${across(section.start_bar).toFixed(1)},${y} ${across(section.start_bar + section.bars).toFixed(1)},${y}`;
      })
      .join(" ");
  return (
    <figure className="curves">
      <svg width={width} height={HEIGHT} role="img" aria-label={words.see.curves}>
        {curves.map(({ name, meant, heard }) => (
          <g key={name} className={`curve ${name}`}>
            <polyline points={line(meant)} />
            {heard && <polyline className="heard" points={line(heard)} />}
          </g>
        ))}
      </svg>
      <figcaption>
        {curves.map(({ name }) => (
          <span key={name} className={`curve-name ${name}`}>
            {words.see[name]}
          </span>
        ))}
        <span>{words.see.measured}</span>
      </figcaption>
    </figure>
  );
}
