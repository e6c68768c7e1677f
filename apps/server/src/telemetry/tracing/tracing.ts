/** Traces for an OpenTelemetry collector. */
import {
  type Context,
  DiagLogLevel,
  diag,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  TraceFlags,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { SERVICE_VERSION } from "../../service.ts";
import type { TraceContext } from "../trace-context.ts";

/** Where spans go. */
export interface TracingOptions {
  /** The base address of a collector that speaks OTLP over HTTP: "http://localhost:4318". */
  readonly endpoint: string;
  readonly serviceName: string;
  /** Told when spans cannot be delivered. */
  readonly warn: (message: string) => void;
}

/** Spans that are begun, and their delivery. */
export interface Tracing {
  /** Begins the span of a request, below that of whoever sent it. Those that are not sampled there are not here. */
  readonly begin: (name: string, parent: TraceContext | undefined) => Span;
  /** Begins a span below another one. */
  readonly beginWithin: (span: Span, name: string) => Span;
  /** Delivers what is left; gives up after some seconds. */
  readonly close: () => Promise<void>;
}

/** A collector that does not answer in this time does not get these spans. */
const TIMEOUT_MS = 3000;

/** Spans go out together, this often. */
const BATCH_MS = 2000;

/** Starts to deliver spans. Nothing waits for the collector, and without one spans are lost and nothing else. */
export function startTracing({ endpoint, serviceName, warn }: TracingOptions): Tracing {
  const tell = (message: string) => warn(`traces: ${message}`);
  diag.setLogger(
    { error: tell, warn: tell, info() {}, debug() {}, verbose() {} },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, "")}/v1/traces`,
    timeoutMillis: TIMEOUT_MS,
  });
  const processor = new BatchSpanProcessor({
    exporter,
    scheduledDelayMillis: BATCH_MS,
    exportTimeoutMillis: TIMEOUT_MS,
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": serviceName, "service.version": SERVICE_VERSION }),
    spanProcessors: [processor],
  });
  const tracer: Tracer = provider.getTracer("music-brain", SERVICE_VERSION);
  return {
    begin: (name, parent) => tracer.startSpan(name, { kind: SpanKind.SERVER }, contextOf(parent)),
    beginWithin: (span, name) => tracer.startSpan(name, {}, trace.setSpan(ROOT_CONTEXT, span)),
    close: () => provider.shutdown().catch((error: Error) => tell(error.message)),
  };
}

function contextOf(parent: TraceContext | undefined): Context {
  if (parent === undefined) return ROOT_CONTEXT;
  const { traceId, spanId, sampled } = parent;
  const traceFlags = sampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}
