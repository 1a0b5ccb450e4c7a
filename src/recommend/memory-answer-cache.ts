import { LRUCache } from 'lru-cache';
import type { AnswerCache, CachedAnswer } from './answer-cache';

/** Keeps answers in the memory of the process; an answer with ten products takes about 5 kB. */
export function memoryAnswerCache(entries: number, seconds: number): AnswerCache {
  const answers = new LRUCache<string, CachedAnswer>({ max: entries, ttl: seconds * 1000 });
  return {
    get: async (key) => answers.get(key) ?? null,
    set: (key, answer) => void answers.set(key, answer),
    clear: async () => answers.clear(),
    close: async () => answers.clear(),
  };
}
