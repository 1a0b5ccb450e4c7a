import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generateData } from '../../src/data-generator/generate-data';
import { fileHashes } from './read-data';

const sample = resolve(__dirname, '..', '..', 'data', 'sample');

describe('data/sample', () => {
  test('is the current output of "npm run data:generate -- --out data/sample --force"', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sample-'));
    try {
      const defaults = { format: 'timele', users: 500, products: 2_000, seed: 1, overwrite: false } as const;
      await generateData({ ...defaults, directory });
      expect(fileHashes(sample)).toEqual(fileHashes(directory));
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
