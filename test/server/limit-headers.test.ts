import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { LimitHeaders } from '../../src/server/limits/limit-headers';

function headersFor(counted: object): readonly (readonly [string, string])[] {
  const set: (readonly [string, string])[] = [];
  const note = (name: string, value: string) => set.push([name, value]);
  const response = { append: note, set: note };
  const headers = new LimitHeaders('limit', 100, 60_000);
  headers.set(counted as Request, response as unknown as Response);
  return set;
}

describe('LimitHeaders', () => {
  const resetTime = new Date(Date.now() + 30_000);

  test('says what is left, for how long, and of which policy, with the client digested', () => {
    const [[limit, left], [policy, rule]] = headersFor({
      limit: { limit: 100, used: 3, remaining: 97, resetTime, key: '127.0.0.1' },
    });
    const digest = createHash('sha256').update('127.0.0.1').digest('hex').slice(0, 12);
    expect(limit).toBe('RateLimit');
    expect(left).toMatch(/^"100-in-1min"; r=97; t=(29|30)$/);
    expect(policy).toBe('RateLimit-Policy');
    expect(rule).toBe(`"100-in-1min"; q=100; w=60; pk=:${Buffer.from(digest).toString('base64')}:`);
  });

  test('says when to come again to who asks too often', () => {
    const [retryAfter] = headersFor({
      limit: { limit: 100, used: 101, remaining: 0, resetTime, key: '127.0.0.1' },
    });
    expect(retryAfter).toEqual(['Retry-After', expect.stringMatching(/^(29|30)$/)]);
  });

  test('says nothing of a request that was not counted', () => {
    expect(headersFor({})).toEqual([]);
  });
});
