/**
 * Keeps answers in Redis, so that several instances share them. Waiting for Redis never takes longer than computing an
 * answer would: if Redis is down or slow, every lookup is a miss and nothing is stored.
 */
import { Redis } from 'ioredis';
import type { AnswerCache, CachedAnswer } from './answer-cache';

const TIMEOUT_MS = 20;

const REMOVAL_TIMEOUT_MS = 2000;

const PREFIX = 'timele:answer:';

/**
 * @param seconds lifetime of an answer; Redis's setting maxmemory limits the total size
 * @param onError called with the first error of each outage, and when answers could not be removed
 */
export function redisAnswerCache(url: string, seconds: number, onError: (error: Error) => void): AnswerCache {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: TIMEOUT_MS,
    connectTimeout: 2000,
    retryStrategy: (attempt) => Math.min(100 * attempt, 5000),
  });
  let isReported = false;
  redis.on('ready', () => (isReported = false));
  redis.on('error', (error: Error) => {
    if (!isReported) onError(error);
    isReported = true;
  });
  return {
    get: async (key) => {
      const text = await redis.get(PREFIX + key).catch(() => null);
      return text === null ? null : (JSON.parse(text) as CachedAnswer);
    },
    set: (key, answer) => void redis.set(PREFIX + key, JSON.stringify(answer), 'EX', seconds).catch(() => {}),
    clear: () => removeAll(redis).catch(onError),
    close: async () => redis.disconnect(),
  };
}

/** Has its own connection, because it is more important that the answers are removed than that it is fast. */
async function removeAll(redis: Redis): Promise<void> {
  const connection = redis.duplicate({
    lazyConnect: true,
    commandTimeout: REMOVAL_TIMEOUT_MS,
    retryStrategy: () => null,
  });
  connection.on('error', () => {});
  try {
    await connection.connect();
    for await (const keys of connection.scanStream({ match: `${PREFIX}*`, count: 1000 })) {
      const found = keys as string[];
      if (found.length > 0) await connection.unlink(...found);
    }
  } finally {
    connection.disconnect();
  }
}
