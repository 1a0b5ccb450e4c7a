import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { uuidOf } from './test-shop';
import { openShop } from '../faults/served-shop';
import { sendQuery, startTestService } from './test-service';

interface SentSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: object }[];
}

/** A collector that stores what it receives. */
async function openCollector(): Promise<{ url: string; server: Server; bodies: string[] }> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      if (request.url === '/v1/traces') bodies.push(body);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, bodies };
}

const spansIn = (bodies: readonly string[]): SentSpan[] =>
  bodies.flatMap((body) =>
    JSON.parse(body).resourceSpans.flatMap((resource: { scopeSpans: { spans: SentSpan[] }[] }) =>
      resource.scopeSpans.flatMap(({ spans }) => spans),
    ),
  );

describe('OTEL_EXPORTER_OTLP_ENDPOINT', () => {
  test("a request continues its caller's trace, through field, queue, queries and inference", async () => {
    const { url, server, bodies } = await openCollector();
    const shop = await openShop();
    const traceId = 'ab'.repeat(16);
    const callersSpan = 'cd'.repeat(8);
    try {
      const served = await shop.serve({ OTEL_EXPORTER_OTLP_ENDPOINT: url });
      const headers = { traceparent: `00-${traceId}-${callersSpan}-01` };
      const query = `{ recommendations(userId: "${uuidOf(5)}", first: 3) { strategy } }`;
      const { data } = await sendQuery(served.url, query, {}, headers);
      expect(data.recommendations.strategy).toBe('PERSONALIZED');
      // Remaining spans are sent when the program ends.
      served.child.kill('SIGTERM');
      expect(await served.exitCode).toBe(0);
    } finally {
      await shop.close();
      await new Promise((resolve) => server.close(resolve));
    }
    const spans = spansIn(bodies).filter((span) => span.traceId === traceId);
    const byName = new Map(spans.map((span) => [span.name, span]));
    const parentOf = (name: string) => {
      const parent = byName.get(name)?.parentSpanId;
      return spans.find(({ spanId }) => spanId === parent)?.name ?? parent;
    };
    expect(parentOf('POST /graphql')).toBe(callersSpan);
    expect(parentOf('resolve Query.recommendations')).toBe('POST /graphql');
    expect(parentOf('queue')).toBe('POST /graphql');
    expect(parentOf('features')).toBe('queue');
    expect(parentOf('candidates')).toBe('queue');
    expect(parentOf('stage1')).toBe('queue');
    expect(parentOf('stage2')).toBe('queue');
    expect(['stage1', 'stage2']).toContain(parentOf('inference'));
    // Spans contain neither user ids nor queries.
    expect(bodies.join()).not.toMatch(/00000000-0000-4000|recommendations\(userId|Bearer/);
    expect(bodies.join()).toContain('timel-e-recommendations');
  });
});

describe('without a collector', () => {
  test('no span is created', async () => {
    const { trace } = await import('@opentelemetry/api');
    const service = await startTestService();
    try {
      await service.query(`{ recommendations(userId: "${uuidOf(5)}") { strategy } }`);
      expect(trace.getTracer('timel-e').startSpan('any').isRecording()).toBe(false);
    } finally {
      await service.close();
    }
  });
});

test('steps, queue and cache have metrics', async () => {
  const service = await startTestService();
  try {
    const query = `{ recommendations(userId: "${uuidOf(6)}") { strategy } }`;
    for (let i = 0; i < 2; i++) await service.query(query);
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    for (const name of ['queue', 'features', 'candidates', 'stage1', 'stage2', 'inference']) {
      expect(metrics).toMatch(
        new RegExp(`^timele_step_duration_seconds_count\\{step="${name}"\\} [1-9]`, 'm'),
      );
    }
    expect(metrics).toMatch(/^timele_queue_waiting 0$/m);
    expect(metrics).toMatch(/^timele_queue_requests 1$/m);
    expect(metrics).toMatch(/^timele_cache_hits 1$/m);
    expect(metrics).toMatch(/^timele_cache_misses 1$/m);
  } finally {
    await service.close();
  }
});
