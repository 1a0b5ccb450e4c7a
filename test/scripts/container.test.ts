/** Dockerfile, .dockerignore and compose.yaml, as far as they can be checked without a container engine. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { environmentTable, readEnvironment } from '../../src/config/environment';

const root = resolve(__dirname, '..', '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** Without comments, with continued lines joined. */
function instructions(dockerfile: string): readonly Instruction[] {
  return dockerfile
    .replace(/^#.*$/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name, text] = /^([A-Z]+)\s+(.*)$/.exec(line) as unknown as [string, string, string];
      return { name, text };
    });
}

/** Supports the patterns that this project uses: names, trailing stars, exceptions. */
function isIgnored(path: string, patterns: readonly string[]): boolean {
  return patterns.reduce((ignored, pattern) => {
    const isException = pattern.startsWith('!');
    const bare = pattern.replace(/^!/, '');
    const regex = new RegExp(`^${bare.replace(/[.]/g, '\\.').replace(/\*/g, '[^/]*')}(/|$)`);
    return regex.test(path) ? !isException : ignored;
  }, false);
}

const known = [...environmentTable().matchAll(/^\| ([A-Z_]+) \|/gm)].map(([, name]) => name);

describe('Dockerfile', () => {
  const all = instructions(read('Dockerfile'));
  const lastStage = all.slice(all.findLastIndex(({ name }) => name === 'FROM'));
  const ignored = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const copies = all.filter(({ name }) => name === 'COPY').map(({ text }) => text.split(/\s+/));

  test('copies only existing files that are not ignored', () => {
    for (const words of copies.filter(([first]) => !first?.startsWith('--from'))) {
      for (const source of words.slice(0, -1)) {
        expect([source, existsSync(join(root, source))]).toEqual([source, true]);
        expect([source, isIgnored(source, ignored)]).toEqual([source, false]);
      }
    }
  });

  test('copies from the build stage all that serving needs', () => {
    const taken = copies.flatMap(([first, source]) =>
      first?.startsWith('--from') ? [source.replace('/app/', '')] : [],
    );
    for (const path of taken) expect([path, existsSync(join(root, path))]).toEqual([path, true]);
    expect(taken).toEqual(expect.arrayContaining(['node_modules', 'dist', 'prisma', 'src', 'data/sample']));
    const command = lastStage.find(({ name }) => name === 'CMD')?.text ?? '';
    const [program] = (JSON.parse(command) as string[]).slice(-1);
    expect(existsSync(join(root, program))).toBe(true);
  });

  test('excludes secrets, history and local state', () => {
    for (const path of [
      '.git/config',
      '.env',
      '.env.local',
      '.timel-e/x',
      'node_modules/x',
      'models/20261123-x',
    ]) {
      expect([path, isIgnored(path, ignored)]).toEqual([path, true]);
    }
  });

  test('does not run as root, has a health check, and pins its base image', () => {
    const users = lastStage.filter(({ name }) => name === 'USER').map(({ text }) => text);
    expect(users.at(-1)).toBe('node');
    expect(lastStage.some(({ name, text }) => name === 'HEALTHCHECK' && text.includes('/healthz'))).toBe(
      true,
    );
    for (const { text } of all.filter(({ name }) => name === 'FROM'))
      expect(text).toMatch(/^node:\d+-\w+-slim/);
  });

  test('sets only variables that the program reads, to valid values', () => {
    const pairs = lastStage
      .filter(({ name }) => name === 'ENV')
      .flatMap(({ text }) => text.trim().split(/\s+/))
      .map((pair) => pair.split('=') as [string, string])
      .filter(([name]) => name !== 'NODE_ENV');
    expect(pairs.map(([name]) => name).filter((name) => !known.includes(name))).toEqual([]);
    expect(() => readEnvironment(Object.fromEntries(pairs))).not.toThrow();
  });
});

describe('compose.yaml', () => {
  const { services, volumes } = parse(read('compose.yaml'));
  const service = services.recommendations;

  test('sets only variables that the program reads, and contains no secrets', () => {
    const names = Object.keys(service.environment);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
    expect(service.environment.JWT_SECRET).toMatch(/^\$\{JWT_SECRET:\?/);
    expect(services.postgres.environment.POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?/);
  });

  test('requires tokens, waits for the database, and allows time for shutdown', () => {
    expect(service.environment.AUTH_MODE).toBe('jwt');
    expect(service.depends_on.postgres.condition).toBe('service_healthy');
    expect(services.postgres.healthcheck.test).toContain('pg_isready');
    const delay = Number(/SHUTDOWN_DELAY_MS=(\d+)/.exec(read('Dockerfile'))?.[1]);
    const { drainMs } = readEnvironment({});
    expect(parseInt(service.stop_grace_period, 10) * 1000).toBeGreaterThan(delay + drainMs);
  });

  test('names no folder to import: the sample shop of the image stays out of the database', () => {
    const ofImage = instructions(read('Dockerfile')).filter(({ name }) => name === 'ENV');
    expect(ofImage).not.toEqual([]);
    for (const { text } of ofImage) expect(text).not.toMatch(/\bDATA_DIR=/);
    expect(Object.keys(service.environment)).not.toContain('DATA_DIR');
    const { DATABASE_URL } = service.environment as Record<string, string>;
    expect(readEnvironment({ DATABASE_URL }).dataDir).toBeUndefined();
  });

  test('declares the volumes that it uses, and drops privileges that the program does not need', () => {
    const used = Object.values(services as Record<string, { volumes?: string[] }>).flatMap(
      (each) => each.volumes?.map((volume) => volume.split(':')[0]) ?? [],
    );
    expect(used.toSorted()).toEqual(Object.keys(volumes).toSorted());
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });
});
