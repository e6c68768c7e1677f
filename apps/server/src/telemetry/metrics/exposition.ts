/** The metrics as they go out: in brief as JSON, and in the two text formats of Prometheus. */
import type { WireMetrics } from "@music-brain/contract";
import type { Metrics } from "./metrics.ts";

/** https://prometheus.io/docs/instrumenting/exposition_formats/ */
export const PROMETHEUS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/** https://prometheus.io/docs/specs/om/open_metrics_spec/ */
export const OPEN_METRICS_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/** In brief. Series are named as in the text formats. */
export async function metricsInBrief({ registry, distributions }: Metrics): Promise<WireMetrics> {
  const counters: Record<string, number> = {};
  const gauges: Record<string, number> = {};
  for (const { type, name, values } of await registry.getMetricsAsJSON()) {
    // The declarations of prom-client say a number or a word, depending on the place.
    const into = { counter: counters, gauge: gauges }[String(type)];
    if (into === undefined) continue;
    for (const { labels, value } of values) {
      // The mean of nothing, between two scrapes in one moment, is not a number, and JSON has no word for that.
      if (Number.isFinite(value)) into[seriesName(name, labels)] = value;
    }
  }
  const histograms = Object.fromEntries(distributions.map((one) => [one.name, one.summary()]));
  return { counters, gauges, histograms };
}

function seriesName(name: string, labels: Readonly<Partial<Record<string, string | number>>>): string {
  const shown = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(String(value))}`);
  return shown.length === 0 ? name : `${name}{${shown.join(",")}}`;
}

/** As Prometheus' text format. */
export function prometheusText({ registry }: Metrics): Promise<string> {
  return registry.metrics();
}

/**
 * As OpenMetrics, where a counter is declared without `_total` and sampled with it, no line is empty and the last one
 * says that it is. prom-client writes it too, but renames its counters for good when it does.
 */
export async function openMetricsText(metrics: Metrics): Promise<string> {
  const blocks = (await prometheusText(metrics)).trimEnd().split("\n\n");
  return `${blocks.map(openMetricsBlock).join("\n")}\n# EOF\n`;
}

function openMetricsBlock(block: string): string {
  const name = /^# TYPE (\w+) counter$/m.exec(block)?.[1];
  if (name === undefined) return block;
  const family = name.replace(/_total$/, "");
  return block
    .split("\n")
    .map((line) =>
      line.startsWith("#")
        ? line.replace(` ${name} `, ` ${family} `)
        : `${family}_total${line.slice(name.length)}`,
    )
    .join("\n");
}
