/** Uses a real redis-server, if there is one on the PATH. */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import type { AnswerCache, CachedAnswer } from '../../src/recommend/answer-cache';
import { redisAnswerCache } from '../../src/recommend/redis-answer-cache';
import { startSmallRedis } from '../setup/small-redis';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis)
  console.log('Skipped: redis-server is not on the path (Debian: apt-get install redis-server).');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function startRedis(port: number): Promise<ChildProcess> {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      said += String(chunk);
      if (said.includes('Ready to accept connections')) resolve();
    });
    child.once('close', () => reject(new Error(`redis-server ended:\n${said}`)));
  });
  return child;
}

async function until<T>(look: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('expected it to be found in the end');
}

const answer: CachedAnswer = { strategy: 'POPULAR', modelVersion: null, items: [] };

describe('redisAnswerCache without a server', () => {
  test('every lookup is a miss, nothing is stored, and the error is reported once', async () => {
    const errors: Error[] = [];
    const cache = redisAnswerCache(`redis://127.0.0.1:${await freePort()}`, 60, (error) =>
      errors.push(error),
    );
    for (let i = 0; i < 5; i++) {
      cache.set('a', answer);
      expect(await cache.get('a')).toBeNull();
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    await cache.close();
    expect(errors).toHaveLength(1);
  });
});

describe('redisAnswerCache, cleared', () => {
  test('has no answers left, and leaves the keys of other programs', async () => {
    const server = await startSmallRedis();
    const cache = redisAnswerCache(server.url, 60, () => {});
    try {
      await until(async () => {
        for (const key of ['a', 'b', 'c']) cache.set(key, answer);
        return cache.get('c');
      });
      const redis = new Redis(server.url);
      await redis.set('other:a', '1');
      redis.disconnect();
      await cache.clear();
      expect([...server.entries.keys()]).toEqual(['other:a']);
      expect(await cache.get('a')).toBeNull();
    } finally {
      await cache.close();
      await server.close();
    }
  });

  test('does not fail without a server', async () => {
    const cache = redisAnswerCache(`redis://127.0.0.1:${await freePort()}`, 60, () => {});
    await cache.clear();
    await cache.close();
  });
});

(hasRedis ? describe : describe.skip)('redisAnswerCache with a server', () => {
  let port: number;
  let server: ChildProcess;
  const caches: AnswerCache[] = [];
  const open = (seconds = 60) => {
    const cache = redisAnswerCache(`redis://127.0.0.1:${port}`, seconds, () => {});
    caches.push(cache);
    return cache;
  };
  beforeAll(async () => {
    port = await freePort();
    server = await startRedis(port);
  });
  afterAll(async () => {
    for (const cache of caches) await cache.close();
    server.kill();
    await once(server, 'close');
  });

  test('one instance finds what another has stored', async () => {
    const [one, other] = [open(), open()];
    await until(async () => {
      one.set('shared', answer);
      return one.get('shared');
    });
    expect(await until(() => other.get('shared'))).toEqual(answer);
    expect(await other.get('something else')).toBeNull();
  });

  test('answers expire', async () => {
    const cache = open(1);
    await until(async () => {
      cache.set('short', answer);
      return cache.get('short');
    });
    await until(async () => ((await cache.get('short')) === null ? true : null));
  });

  test('works without the server and uses it again when it is back', async () => {
    const cache = open();
    const kept = () =>
      until(async () => {
        cache.set('again', answer);
        return cache.get('again');
      });
    await kept();
    server.kill();
    await once(server, 'close');
    expect(await cache.get('again')).toBeNull();
    server = await startRedis(port);
    expect(await kept()).toEqual(answer);
  });
});
