/**
 * Traces for OpenTelemetry, on when OTEL_EXPORTER_OTLP_ENDPOINT is set: a span a request (continuing the caller's trace),
 * below it a span for each root field and for each step of recommending. Requests that share a batch share its steps,
 * which stand in the trace of the one that came first. The standard variables OTEL_SERVICE_NAME, OTEL_TRACES_SAMPLER,
 * OTEL_EXPORTER_OTLP_HEADERS and so on hold as everywhere. Nothing here names a user or repeats a query.
 */
import type { ApolloServerPlugin } from '@apollo/server';
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Span, Tracer } from '@opentelemetry/api';
import type { RequestHandler } from 'express';
import type { Environment } from '../../config/environment';
import type { RequestContext } from '../../graphql/request-context';
import { observeSteps } from '../../lib/step';
import { routeOf } from '../observe-requests';
import { requestIdOf } from '../request-id';

export interface Tracing {
  readonly requests: RequestHandler;
  readonly rootFields: ApolloServerPlugin<RequestContext>;
  /** Sends what is left and ends. */
  close(): Promise<void>;
}

/** @returns null, with no package loaded and nothing to pay, when no collector is named */
export async function openTracing({
  otlpEndpoint,
}: Pick<Environment, 'otlpEndpoint'>): Promise<Tracing | null> {
  if (otlpEndpoint === undefined) return null;
  const { BatchSpanProcessor, NodeTracerProvider } = await import('@opentelemetry/sdk-trace-node');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { defaultResource, resourceFromAttributes } = await import('@opentelemetry/resources');
  const exporter = new OTLPTraceExporter({ url: `${otlpEndpoint.replace(/\/$/, '')}/v1/traces` });
  const name = process.env.OTEL_SERVICE_NAME ?? 'timel-e-recommendations';
  const provider = new NodeTracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': name })),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  const tracer = provider.getTracer('timel-e');
  const endSteps = observeSteps({ observe: (stepName, work) => inSpan(tracer, stepName, work) });
  return {
    requests: traceRequests(tracer),
    rootFields: traceRootFields(tracer),
    close: async () => {
      endSteps();
      // A collector that is gone must not keep us from ending.
      await provider.shutdown().catch(() => {});
      for (const api of [trace, context, propagation]) api.disable();
    },
  };
}

function inSpan<T>(tracer: Tracer, name: string, work: () => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, async (span) => {
    try {
      return await work();
    } catch (error) {
      fail(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

function traceRequests(tracer: Tracer): RequestHandler {
  return (request, response, next) => {
    const caller = propagation.extract(context.active(), request.headers);
    const { method } = request;
    const span = tracer.startSpan(method, { kind: SpanKind.SERVER }, caller);
    span.setAttributes({ 'http.request.method': method, 'timele.request_id': requestIdOf(response) });
    response.once('close', () => {
      const route = routeOf(request);
      span.updateName(`${method} ${route}`);
      span.setAttributes({ 'http.route': route, 'http.response.status_code': response.statusCode });
      if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    context.with(trace.setSpan(caller, span), next);
  };
}

function traceRootFields(tracer: Tracer): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      executionDidStart: async () => ({
        willResolveField: ({ info }) => {
          if (info.path.prev !== undefined) return undefined;
          const span = tracer.startSpan(`resolve ${info.parentType.name}.${info.fieldName}`);
          return (error) => {
            if (error) fail(span, error);
            span.end();
          };
        },
      }),
    }),
  };
}

/** The kind of the error only: messages may repeat what a client sent. */
function fail(span: Span, error: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
}
