/** A time, as people say it; exactly where one points at it. */

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

const units = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

/** How long ago or ahead a time is. */
export function saidOf(time: number, now = Date.now()): string {
  const seconds = (time - now) / 1000;
  const unit = units.find(([, size]) => Math.abs(seconds) >= size);
  return unit ? relative.format(Math.round(seconds / unit[1]), unit[0]) : relative.format(0, "second");
}

/** The time; in words and exactly. */
export function When({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={new Date(at).toLocaleString("en-GB")}>
      {saidOf(Date.parse(at))}
    </time>
  );
}
