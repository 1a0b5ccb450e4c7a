/** The embedded Postgres, shared by several processes. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { temporaryFolder } from '../setup/trained-shop';

const children: ChildProcess[] = [];
const dist = resolve(__dirname, '..', '..', 'dist');

/** A process that opens the database, prints its URL, and closes it on input or when killed. */
function open(stateDir: string) {
  const program = `
    const { openDatabase } = require(${JSON.stringify(join(dist, 'db', 'database.js'))});
    openDatabase({ stateDir: ${JSON.stringify(stateDir)} }, { onNotice: (text) => console.log('notice ' + text), throwaway: true })
      .then(async (database) => {
        const { rows } = await database.pool.query('select count(*)::int as n from _prisma_migrations');
        console.log('migrations ' + rows[0].n);
        console.log('open ' + database.url);
        process.stdin.once('data', () => database.close().then(() => process.exit(0)));
      });`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  let text = '';
  child.stdout.on('data', (data) => (text += String(data)));
  const opened = new Promise<string>((done, fail) => {
    child.stdout.on('data', () => {
      const url = /open (\S+)/.exec(text)?.[1];
      if (url) done(url);
    });
    child.once('close', () => fail(new Error(`ended before it opened: ${text}`)));
  });
  const ended = once(child, 'close');
  return {
    opened,
    output: () => text,
    close: async () => {
      child.stdin.write('close\n');
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const runs = (stateDir: string) => existsSync(join(stateDir, 'postgres', 'data', 'postmaster.pid'));

describe('the embedded cluster', () => {
  const state = temporaryFolder();
  // When the tests run as root, the cluster would move elsewhere if its account could not reach this folder.
  beforeAll(() => chmodSync(state.path, 0o755));
  afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));
  afterAll(() => state.remove());

  test('is created, migrated and given its views on first use, and stopped by the last process that leaves', async () => {
    const first = open(state.path);
    const url = await first.opened;
    expect(first.output()).toMatch(/notice Database migrated: \d+_initial/);
    expect(first.output()).toMatch(/notice Feature views rebuilt: .*known_orders/);
    const second = open(state.path);
    expect(await second.opened).toBe(url);
    expect(second.output()).not.toContain('notice');
    await first.close();
    expect(runs(state.path)).toBe(true);
    await second.close();
    expect(runs(state.path)).toBe(false);
  });

  test('gives its password file to the owner only and listens on loopback only', async () => {
    const one = open(state.path);
    expect(new URL(await one.opened).hostname).toBe('127.0.0.1');
    expect(statSync(join(state.path, 'postgres', 'password')).mode & 0o077).toBe(0);
    await one.close();
  });

  test('keeps running if a process is killed; the next process finds the server and finally stops it', async () => {
    const killed = open(state.path);
    const url = await killed.opened;
    await killed.kill();
    expect(runs(state.path)).toBe(true);
    const next = open(state.path);
    expect(await next.opened).toBe(url);
    await next.close();
    expect(runs(state.path)).toBe(false);
    expect(readdirSync(join(state.path, 'postgres', 'clients'))).toEqual([]);
  });

  test('starts although a killed server left a pid that belongs to another process now', async () => {
    const file = join(state.path, 'postgres', 'data', 'postmaster.pid');
    const [us, closedPort] = [process.pid, 9];
    writeFileSync(file, [us, '', 0, closedPort, '', '127.0.0.1', '', 'ready', ''].join('\n'));
    chownSync(file, statSync(dirname(file)).uid, statSync(dirname(file)).gid);
    const next = open(state.path);
    expect(new URL(await next.opened).port).not.toBe(String(closedPort));
    await next.close();
    expect(runs(state.path)).toBe(false);
  });

  test('is shared by two processes that start at the same time', async () => {
    const both = [open(state.path), open(state.path)];
    const urls = await Promise.all(both.map(({ opened }) => opened));
    expect(urls[0]).toBe(urls[1]);
    await Promise.all(both.map(({ close }) => close()));
    expect(runs(state.path)).toBe(false);
  });
});
