/**
 * OpenTelemetry traces, enabled by OTEL_EXPORTER_OTLP_ENDPOINT: one span per request, which continues the caller's trace, with
 * child spans for each root field and each step of recommending. Requests that share a batch share its steps; their spans
 * belong to the trace of the first request. The standard variables apply (OTEL_SERVICE_NAME, OTEL_TRACES_SAMPLER,
 * OTEL_EXPORTER_OTLP_HEADERS, ...). Spans contain neither user ids nor queries.
 */
import type { ApolloServerPlugin } from '@apollo/server';
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Span, Tracer } from '@opentelemetry/api';
import type { RequestHandler } from 'express';
import type { Environment } from '../../config/environment';
import type { RequestContext } from '../../graphql/request-context';
import { observeSteps } from '../../lib/step';
import { requestIdOf, routeOf } from '../observe-requests';

export interface Tracing {
  readonly requests: RequestHandler;
  readonly rootFields: ApolloServerPlugin<RequestContext>;
  /** Sends the remaining spans and stops. */
  close: () => Promise<void>;
}

/** @returns null if no collector is configured; no package is loaded then */
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
  const stopObserving = observeSteps({ observe: (stepName, work) => inSpan(tracer, stepName, work) });
  return {
    requests: traceRequests(tracer),
    rootFields: traceRootFields(tracer),
    close: async () => {
      stopObserving();
      // An unreachable collector must not prevent shutdown.
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

/** Only the type of the error, because messages may contain input of the client. */
function fail(span: Span, error: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
}
