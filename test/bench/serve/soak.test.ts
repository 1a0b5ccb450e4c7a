/** A short `npm run soak`: every request is answered while the model changes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { memoryGrowth } from '../../../src/bench/serve/soak';
import type { SoakRow } from '../../../src/bench/serve/soak';
import { createTrainedShop, temporaryFolder } from '../../setup/trained-shop';
import type { TrainedShop } from '../../setup/trained-shop';

const program = resolve(__dirname, '..', '..', '..', 'dist', 'cli', 'commands', 'soak.js');

describe('npm run soak', () => {
  let shop: TrainedShop;
  const folder = temporaryFolder();
  beforeAll(async () => {
    shop = await createTrainedShop();
  });
  afterAll(async () => {
    folder.remove();
    await shop.close();
  });

  test('answers every request across model changes and prints the curve', async () => {
    const file = join(folder.path, 'curve.json');
    const child = spawn(process.execPath, [program, '--requests', '300', '--reloads', '4', '--json', file], {
      env: {
        ...process.env,
        DATABASE_URL: shop.database.url,
        MODELS_DIR: shop.modelsDir,
        DATA_DIR: folder.path,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
    await once(child, 'close');
    const rows = JSON.parse(readFileSync(file, 'utf8')) as SoakRow[];
    expect(rows.map(({ requests, reloads, failed }) => [requests, reloads, failed])).toEqual([
      [75, 1, 0],
      [150, 2, 0],
      [225, 3, 0],
      [300, 4, 0],
    ]);
    expect(said).toContain('Memory in the last quarter');
  });
});

describe('memoryGrowth', () => {
  const rows = (megabytes: readonly number[]) =>
    megabytes.map((value, i): SoakRow => ({ requests: i, reloads: i, failed: 0, megabytes: value }));

  test('compares the last quarter with the second one, so that the warm-up does not count', () => {
    expect(memoryGrowth(rows([100, 200, 300, 300, 310, 290, 300, 330]))).toBeCloseTo(1, 12);
    expect(memoryGrowth(rows([100, 100, 200, 200, 300, 300, 400, 400]))).toBe(2);
  });
});
