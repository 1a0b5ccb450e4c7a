/** `npm run soak`: memory of the service over many requests and many model changes. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { benchData } from '../../bench/serve/bench-data';
import { memoryGrowth, soak } from '../../bench/serve/soak';
import { MANIFEST_FILE } from '../../registry/model-files';
import { readActive } from '../../registry/versions';
import { activateModel } from '../../registry/activate';
import { importWhenEmpty, trainWhenMissing } from '../../server/prepare-start';
import { CommandFailed, commandOf, runCommand } from '../run-command';
import { wholeNumber } from '../options';

interface Options {
  readonly requests: number;
  readonly reloads: number;
  readonly json?: string;
}

/** Maximum ratio of the last quarter's memory to the second quarter's. */
const MAX_GROWTH = 1.1;

Object.assign(process.env, benchData(process.env, resolve(__dirname, '..', '..', '..')));

void runCommand(async ({ environment, signal, notice, emptyDatabase }) => {
  const { requests, reloads, json } = commandOf({
    name: 'npm run soak --',
    description:
      'Sends many requests to the service while the active model changes many times, and prints the memory after each part. Fails if a request fails or if memory grows.',
    examples: ['npm run soak', 'npm run soak -- --requests 5000 --reloads 5 --json curve.json'],
  })
    .option('--requests <number>', 'total number of requests', wholeNumber(1, 100_000_000), 200_000)
    .option('--reloads <number>', 'number of model changes', wholeNumber(1, 10_000), 50)
    .option('--json <file>', 'also write the curve as a JSON array to this file')
    .parse()
    .opts<Options>();
  const { url, pool } = await emptyDatabase();
  await importWhenEmpty(pool, environment, notice, signal);
  await trainWhenMissing(environment, notice, signal);
  const active = await readActive(environment.modelsDir);
  if (active === null)
    throw new CommandFailed(
      `${environment.modelsDir}: expected an active model, found none. Train one with "npm run train".`,
    );
  const modelsDir = await mkdtemp(join(tmpdir(), 'soak-models-'));
  try {
    const versions = await copyTwice(environment.modelsDir, active, modelsDir);
    const activate = (version: string) => activateModel(modelsDir, version);
    const setting = { databaseUrl: url, modelsDir, versions, activate, requests, reloads };
    const rows = await soak(setting, notice, signal);
    if (json) await writeFile(json, `${JSON.stringify(rows, null, 2)}\n`);
    const failed = rows.at(-1)?.failed ?? 0;
    const growth = memoryGrowth(rows);
    process.stdout.write(
      `Memory in the last quarter: ${growth.toFixed(2)} times that in the second; failed requests: ${failed}\n`,
    );
    if (failed > 0) throw new CommandFailed(`Expected all requests to succeed, ${failed} failed.`);
    if (growth > MAX_GROWTH)
      throw new CommandFailed(
        `Expected memory to grow by a factor of at most ${MAX_GROWTH}, got ${growth.toFixed(2)}.`,
      );
  } finally {
    await rm(modelsDir, { recursive: true, force: true });
  }
});

/** Copies a model under two versions. Switching between them reloads the model, although the contents are equal. */
async function copyTwice(from: string, version: string, to: string): Promise<readonly [string, string]> {
  const other = `${version.slice(0, -6)}${version.endsWith('000000') ? '111111' : '000000'}`;
  for (const name of [version, other]) {
    await cp(join(from, version), join(to, name), { recursive: true });
    const path = join(to, name, MANIFEST_FILE);
    const manifest = JSON.parse(await readFile(path, 'utf8')) as object;
    await writeFile(path, JSON.stringify({ ...manifest, version: name }));
  }
  return [version, other];
}
