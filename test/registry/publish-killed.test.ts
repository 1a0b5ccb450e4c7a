/** Kills publishing processes repeatedly: no incomplete version is ever visible, and nothing is left over. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { versionDirectory } from '../../src/registry/model-files';
import { listVersions, readActive, readManifest } from '../../src/registry/versions';
import { verifyModel } from '../../src/registry/verify-model';
import { boosterToLightGbmText } from '../../src/model-format/booster-to-text';
import { publish, tempModelsDir } from './temp-models';
import { randomBooster, seededRandom } from '../model-format/random-booster';

const MIN_ROUNDS = 15;
/** How many of them must have hit a publish in progress; there are as many rounds as that takes. */
const MIN_HITS = 5;

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
  for (let round = 0; round < MIN_ROUNDS || killedInTheMiddle < MIN_HITS; round++) {
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

  const { version } = await publish(modelsDir, { activate: true });
  expect(staged(modelsDir)).toEqual([]);
  expect(await readActive(modelsDir)).toBe(version);
  remove();
});
