/** Fault: the disk is full while a model is published. No partial version is left, and the one in service stays. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readActive } from '../../src/registry/versions';
import { publishHabitModel } from '../server/habit-model';
import { uuidOf } from '../server/test-shop';
import { tally, underLightLoad } from './light-load';
import { openShop } from './served-shop';
import type { ServedShop } from './served-shop';

const small = mountSmallDisk();
const onSmallDisk = small === null ? describe.skip : describe;
if (small === null) {
  console.warn('disk full: skipped, a small disk cannot be mounted here (it takes root on Linux)');
}

onSmallDisk('the disk of MODELS_DIR is full', () => {
  const folder = small as string;
  let shop: ServedShop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(async () => {
    await shop.close();
    execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  });

  test('publishing fails with a clear error, the previous model serves, and the next attempt succeeds', async () => {
    const { version } = await publishHabitModel(folder);
    const served = await shop.serve({ MODELS_DIR: folder });
    const users = [1, 2, 3].map(uuidOf);
    const outcomes = await underLightLoad(served.query, users, async (load) => {
      const filler = join(folder, 'filler');
      fill(filler);
      await expect(publishHabitModel(folder, new Date('2026-11-24T00:00:00Z'))).rejects.toThrow(/ENOSPC/);
      expect(readdirSync(folder).filter((name) => name.startsWith('.staging'))).toEqual([]);
      expect(await readActive(folder)).toBe(version);
      await load.further(5);
      rmSync(filler);
      const next = await publishHabitModel(folder, new Date('2026-11-24T00:00:01Z'));
      const inService = async () => (await served.query('{ model { version } }')).data.model.version;
      while ((await inService()) !== next.version) await load.further(1);
    });
    expect(tally(outcomes)).toEqual({ PERSONALIZED: outcomes.length });
  });
});

/** Writes until the disk is full. */
function fill(path: string): void {
  const block = Buffer.alloc(4096, 1);
  try {
    for (;;) writeFileSync(path, block, { flag: 'a' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

/** @returns a folder on a one-megabyte disk in memory; null if none can be mounted */
function mountSmallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'pipe' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}
