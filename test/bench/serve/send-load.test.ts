/** The load generator against a server that records its requests. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendLoad } from '../../../src/bench/serve/send-load';

describe('sendLoad', () => {
  let server: Server;
  let url: string;
  let bodies: string[];
  let busy = 0;
  let maxBusy = 0;
  let answer: (body: string) => { status: number; body: string; afterMs: number };

  beforeAll(async () => {
    server = createServer((request, response) => {
      busy += 1;
      maxBusy = Math.max(maxBusy, busy);
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        bodies.push(body);
        const reply = answer(body);
        setTimeout(() => {
          busy -= 1;
          response.writeHead(reply.status, { 'content-length': Buffer.byteLength(reply.body) });
          // In two chunks, like a large answer.
          response.write(reply.body.slice(0, 3));
          setImmediate(() => response.end(reply.body.slice(3)));
        }, reply.afterMs);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  });
  beforeEach(() => {
    bodies = [];
    maxBusy = 0;
    answer = () => ({ status: 200, body: '{"data":"ü"}', afterMs: 0 });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test('sends the bodies in turn, one at a time per connection', async () => {
    const result = await sendLoad({ url, bodies: ['"a"', '"ß"'], connections: 3, rate: null, seconds: 0.2 });
    expect(result.requests).toBe(bodies.length);
    expect(result.requests).toBeGreaterThan(3);
    expect(maxBusy).toBe(3);
    expect(bodies.slice(0, 2).sort()).toEqual(['"a"', '"ß"']);
    expect(result.failed).toBe(0);
    expect(result.p50).toBeLessThanOrEqual(result.p99);
  });

  test('ends after the given number of requests', async () => {
    const result = await sendLoad({
      ...{ url, bodies: ['1', '2', '3'], connections: 4, rate: null, seconds: 60 },
      requests: 7,
    });
    expect(result.requests).toBe(7);
    expect([...bodies].sort()).toEqual(['1', '1', '1', '2', '2', '3', '3']);
  });

  test('sends at the given rate and counts the wait of requests that were due', async () => {
    answer = () => ({ status: 200, body: '{"data":1}', afterMs: 40 });
    // One connection that takes 40 ms per request gets 50 requests per second, so each waits longer than the one before.
    const result = await sendLoad({ url, bodies: ['{}'], connections: 1, rate: 50, seconds: 0.4 });
    expect(result.requests).toBe(20);
    expect(result.slowest).toBeGreaterThan(20 * 40 - 400);
  });

  test('counts answers with errors and rejections as failed', async () => {
    const replies = [
      { status: 503, body: '{"errors":[]}', afterMs: 0 },
      { status: 200, body: '{"errors":[]}', afterMs: 0 },
      { status: 200, body: '{"data":1}', afterMs: 0 },
    ];
    answer = (body) => replies[Number(body)];
    const result = await sendLoad({ url, bodies: ['0', '1', '2'], connections: 1, rate: 60, seconds: 0.1 });
    expect(result).toMatchObject({ requests: 6, failed: 4, overloaded: 2 });
  });
});
