import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');

describe('print-schema', () => {
  // The command uses the schema.graphql next to its own dist/.
  let checkout: string;
  beforeAll(() => {
    checkout = mkdtempSync(join(tmpdir(), 'checkout-'));
    cpSync(join(root, 'dist'), join(checkout, 'dist'), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'));
  });
  afterAll(() => rmSync(checkout, { recursive: true }));

  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(checkout, 'dist', 'cli', 'commands', 'print-schema.js'), ...args], {
      encoding: 'utf8',
    });

  test('writes the file, accepts it with --check, and shows the first line that differs', () => {
    const file = join(checkout, 'schema.graphql');
    expect(run().status).toBe(0);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('type Query {');
    expect(run('--check').status).toBe(0);
    writeFileSync(file, text.replace('  strategy: Strategy!', '  strategy: String'));
    const { status, stderr } = run('--check');
    expect(status).toBe(1);
    expect(stderr).toMatch(/-\s+strategy: String\n\+\s+strategy: Strategy!\n/);
    expect(stderr).toContain('node scripts/run.mjs print-schema');
  });

  test('reports a missing file', () => {
    rmSync(join(checkout, 'schema.graphql'), { force: true });
    const { status, stderr } = run('--check');
    expect(status).toBe(1);
    expect(stderr).toContain('node scripts/run.mjs print-schema');
  });
});
