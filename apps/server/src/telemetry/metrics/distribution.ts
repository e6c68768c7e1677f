/** A histogram of Prometheus that can also say in brief what it holds. */
import type { WireHistogram } from "@music-brain/contract";
import { Histogram, type Registry } from "prom-client";

/** How a distribution is called, and where its buckets end. */
export interface DistributionOptions<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly Label[];
  /** Upper bounds, in growing order. */
  readonly buckets: readonly number[];
  readonly registry: Registry;
}

/** Values counted in buckets, by labels; and the least and the greatest of them all. */
export class Distribution<Label extends string> {
  readonly name: string;
  readonly #histogram: Histogram<Label>;
  readonly #bounds: readonly number[];
  readonly #counts: number[];
  #sum = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;

  constructor({ name, help, labelNames, buckets, registry }: DistributionOptions<Label>) {
    this.name = name;
    this.#histogram = new Histogram({
      name,
      help,
      labelNames: [...labelNames],
      buckets: [...buckets],
      registers: [registry],
    });
    this.#bounds = buckets;
    this.#counts = Array.from({ length: buckets.length + 1 }, () => 0);
  }

  /** Counts a value. */
  observe(labels: Readonly<Record<Label, string>>, value: number): void {
    this.#histogram.observe(labels, value);
    const bucket = this.#bounds.findIndex((bound) => value <= bound);
    const index = bucket === -1 ? this.#bounds.length : bucket;
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    this.#sum += value;
    this.#min = Math.min(this.#min, value);
    this.#max = Math.max(this.#max, value);
  }

  /** All values in brief, whatever their labels. */
  summary(): WireHistogram {
    const count = this.#counts.reduce((sum, one) => sum + one, 0);
    if (count === 0) return { count, average: 0, min: 0, max: 0, p50: 0, p95: 0, p99: 0 };
    return {
      count,
      average: this.#sum / count,
      min: this.#min,
      max: this.#max,
      p50: this.#quantile(0.5 * count),
      p95: this.#quantile(0.95 * count),
      p99: this.#quantile(0.99 * count),
    };
  }

  /** As Prometheus' histogram_quantile: within a bucket values are taken to lie evenly. Never beyond what was seen. */
  #quantile(rank: number): number {
    let below = 0;
    for (const [index, count] of this.#counts.entries()) {
      if (count > 0 && below + count >= rank) {
        const from = Math.max(this.#bounds[index - 1] ?? 0, this.#min);
        const to = Math.min(this.#bounds[index] ?? this.#max, this.#max);
        return from + (to - from) * ((rank - below) / count);
      }
      below += count;
    }
    return this.#max;
  }
}
