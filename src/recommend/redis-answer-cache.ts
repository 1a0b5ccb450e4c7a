/**
 * In Redis, so that several instances share what one has worked out. Redis is never waited for longer than working it out
 * anew would take: while it is away or slow, nothing is found and nothing is kept.
 */
import { Redis } from 'ioredis';
import type { AnswerCache, CachedAnswer } from './answer-cache';

/** Milliseconds. */
const timeoutMs = 20;

const prefix = 'timele:answer:';

/**
 * @param seconds after which Redis forgets an answer; how much it holds at most is its own setting (maxmemory)
 * @param onError told of each change to the worse, once until it is well again
 */
export function redisAnswerCache(url: string, seconds: number, onError: (error: Error) => void): AnswerCache {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: timeoutMs,
    connectTimeout: 2000,
    retryStrategy: (attempt) => Math.min(100 * attempt, 5000),
  });
  let told = false;
  redis.on('ready', () => (told = false));
  redis.on('error', (error: Error) => {
    if (!told) onError(error);
    told = true;
  });
  return {
    get: async (key) => {
      const text = await redis.get(prefix + key).catch(() => null);
      return text === null ? null : (JSON.parse(text) as CachedAnswer);
    },
    set: (key, answer) => void redis.set(prefix + key, JSON.stringify(answer), 'EX', seconds).catch(() => {}),
    close: async () => redis.disconnect(),
  };
}
