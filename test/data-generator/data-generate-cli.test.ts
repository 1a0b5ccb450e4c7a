import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { runDataGenerate } from '../../src/cli/data-generate/run-data-generate';
import { fileHashes } from './read-data';

class Screen extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void) {
    this.text += chunk.toString();
    done();
  }
}

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new Screen(), new Screen()];
  const code = await runDataGenerate(args, { stdout, stderr });
  return { code, out: stdout.text, err: stderr.text };
}

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'data-generate-'))));
afterEach(() => rmSync(directory, { recursive: true }));

const small = ['--users', '20', '--products', '200'];

describe('npm run data:generate', () => {
  test('writes the files and prints a summary', async () => {
    const { code, out, err } = await run('--out', directory, ...small, '--seed', '3');
    expect(code).toBe(0);
    expect(out).toContain(`Wrote 27 files to ${directory} (world instacart, seed 3):\n`);
    expect(out).toMatch(/products\.csv +200 rows\n/);
    expect(out).toMatch(/products_enriched \(21 files\) +200 rows\n/);
    expect(out).toMatch(/Orders per user: \d+\.\d\. Products per basket: \d+\.\d\. Reorders: \d+\.\d %\.\n/);
    expect(out).toContain(`Import them with: DATA_DIR=${directory} npm run import\n`);
    expect(err).toMatch(/^Generating: [\d,]+ order items\/s, [\d.]+ s\n$/);
    expect(readdirSync(directory)).toContain('order_items_demo.csv');
  });

  test('overwrites existing files only with --force', async () => {
    await run('--out', directory, ...small);
    const before = fileHashes(directory);
    const refused = await run('--out', directory, ...small, '--seed', '2');
    expect(refused.code).toBe(1);
    expect(refused.err).toBe(
      `error: ${directory} already contains orders_demo.csv and 26 more of the files to write. Nothing was changed. Add --force to replace them, or choose another folder.\n`,
    );
    expect(fileHashes(directory)).toEqual(before);

    expect((await run('--out', directory, ...small, '--seed', '2', '--force')).code).toBe(0);
    const after = fileHashes(directory);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(after['orders_demo.csv']).not.toBe(before['orders_demo.csv']);
  });

  test('does not mix two formats in a folder', async () => {
    await run('--out', directory, ...small);
    const { code, err } = await run('--out', directory, ...small, '--format', 'kaggle', '--force');
    expect(code).toBe(1);
    expect(err).toContain('contains orders_demo.csv, which belongs to another data format');
  });

  test('suggests a similar option for an unknown one', async () => {
    const { code, err } = await run('--out', directory, '--usres', '5');
    expect(code).toBe(1);
    expect(err).toContain("error: unknown option '--usres'\n(Did you mean --users?)\n");
    expect(err).toContain('Run "npm run data:generate -- --help" to see all options with examples.');
  });

  test.each([
    [['--users', '0'], 'Expected a whole number from 1 to 1000000, got "0".'],
    [['--users', 'many'], 'Expected a whole number from 1 to 1000000, got "many".'],
    [['--users', '1e3'], 'Expected a whole number from 1 to 1000000, got "1e3".'],
    [['--products', '100'], 'Expected a whole number from 134 to 49688, got "100".'],
    [['--seed', '-1'], 'Expected a whole number from 0 to 4294967295, got "-1".'],
    [['--seed', '4294967296'], 'Expected a whole number from 0 to 4294967295, got "4294967296".'],
    [['--format', 'csv'], 'Allowed choices are timele, kaggle.'],
    [['--out', ''], 'Expected the name of a folder, got nothing.'],
    [['extra'], 'error: too many arguments. Expected 0 arguments but got 1'],
  ])('reports what was expected: %j', async (args, message) => {
    const { code, err, out } = await run('--out', directory, ...args);
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(out).toBe('');
    expect(readdirSync(directory)).toEqual([]);
  });

  test('requires the output folder', async () => {
    const { code, err } = await run('--users', '5');
    expect(code).toBe(1);
    expect(err).toContain("error: required option '--out <folder>' not specified");
  });

  test('reports the folder that cannot be created', async () => {
    const file = join(directory, 'file');
    writeFileSync(file, '');
    const { code, err } = await run('--out', file, ...small);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^error: Cannot create the folder .*file: .* Choose a folder with write permission\.\n$/,
    );
  });

  test('prints help with examples', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toContain('Usage: npm run data:generate -- [options]');
    expect(out).toContain(
      'npm run data:generate -- --out data/sample --users 500 --products 2000 --seed 1 --force',
    );
  });
});
