/** kill -9 in the middle of publishing, again and again: nothing half-published is ever seen, nothing is left over. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { versionDirectory } from '../../src/inference/model-files';
import { listVersions, readActive, readManifest } from '../../src/inference/registry';
import { verifyModel } from '../../src/inference/verify-model';
import { boosterToLightGbmText } from '../../src/model-format/booster-to-text';
import { publish, tempModelsDir } from '../inference/temp-models';
import { randomBooster, seededRandom } from './random-booster';

const ROUNDS = 15;

const staged = (modelsDir: string) => readdirSync(modelsDir).filter((name) => name.startsWith('.staging-'));
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function publishUntilKilled(
  modelsDir: string,
  textFile: string,
  start: Date,
  afterMs: number,
): Promise<void> {
  const script = join(__dirname, 'publish-for-ever.mjs');
  const args = [script, modelsDir, textFile, String(start.getTime())];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  const before = new Set(staged(modelsDir));
  const isAtWork = () => staged(modelsDir).some((name) => !before.has(name));
  while (!isAtWork() && child.exitCode === null) await sleep(1);
  await sleep(afterMs);
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
}

test('a publish that is killed at any moment leaves the registry intact', async () => {
  const { modelsDir, remove } = tempModelsDir();
  await mkdir(modelsDir);
  const textFile = join(modelsDir, 'booster.txt');
  const booster = randomBooster(seededRandom(1), { trees: 20, leaves: 31, features: 5 });
  await writeFile(textFile, boosterToLightGbmText(booster));

  let killedInTheMiddle = 0;
  const random = seededRandom(2);
  for (let round = 0; round < ROUNDS; round++) {
    const start = new Date(Date.UTC(2026, 0, 1 + round));
    await publishUntilKilled(modelsDir, textFile, start, random() * 30);
    killedInTheMiddle += staged(modelsDir).length > 0 ? 1 : 0;
    expect(staged(modelsDir).length).toBeLessThanOrEqual(1);
    for (const version of await listVersions(modelsDir)) {
      const directory = versionDirectory(modelsDir, version);
      await verifyModel(directory, await readManifest(directory));
    }
    const active = await readActive(modelsDir);
    if (active !== null) expect(await listVersions(modelsDir)).toContain(active);
  }
  expect(killedInTheMiddle).toBeGreaterThan(ROUNDS / 3);

  const { version } = await publish(modelsDir, { activate: true });
  expect(staged(modelsDir)).toEqual([]);
  expect(await readActive(modelsDir)).toBe(version);
  remove();
});
