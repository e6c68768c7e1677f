/** GET /metrics: what the service counts and measures. */
import Type, { type Static } from "typebox";

const byName = (description: string) =>
  Type.Record(Type.String(), Type.Number(), {
    description,
    examples: [{ generate_requested: 12, 'songs_composed{genre="pop",base_emotion="joy"}': 3 }],
  });

const histogramSchema = Type.Object(
  {
    count: Type.Integer({ minimum: 0 }),
    average: Type.Number({ description: "0 where nothing was measured, as all the others." }),
    min: Type.Number(),
    max: Type.Number(),
    p50: Type.Number({
      description: "Half of the values are at most this; between two bounds of buckets by proportion.",
    }),
    p95: Type.Number(),
    p99: Type.Number(),
  },
  { $id: "HistogramSummary", title: "Histogram in brief" },
);

/** The answer in JSON. Names are those of the Prometheus exposition; labels follow in braces where there are any. */
export const metricsSchema = Type.Object(
  {
    counters: byName("What only grows, since the process started."),
    gauges: byName("What goes up and down."),
    histograms: Type.Record(Type.String(), histogramSchema, {
      description: "Distributions over all labels, in the unit at the end of the name.",
    }),
  },
  { $id: "Metrics", title: "Metrics" },
);

/** A distribution in brief. */
export type WireHistogram = Static<typeof histogramSchema>;
/** Metrics on the wire. */
export type WireMetrics = Static<typeof metricsSchema>;
