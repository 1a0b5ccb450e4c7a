/** `npm run soak`: memory of the running service over many requests and many changes of the model. */
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
import { wholeNumber } from '../options/whole-number';

interface Options {
  readonly requests: number;
  readonly reloads: number;
  readonly json?: string;
}

/** More than this from the second to the last quarter is called growth. */
const mostGrowth = 1.1;

Object.assign(process.env, benchData(process.env, resolve(__dirname, '..', '..', '..')));

void runCommand(async ({ environment, signal, notice, database }) => {
  const { requests, reloads, json } = commandOf({
    name: 'npm run soak --',
    description:
      'Sends the service many requests, changes the model many times meanwhile, and prints how much memory it holds after each part. Fails when a request fails or memory grows.',
    examples: ['npm run soak', 'npm run soak -- --requests 5000 --reloads 5 --json curve.json'],
  })
    .option('--requests <count>', 'requests in all', wholeNumber(1, 100_000_000), 200_000)
    .option('--reloads <count>', 'changes of the model', wholeNumber(1, 10_000), 50)
    .option('--json <file>', 'also write the curve as a JSON array to this file')
    .parse()
    .opts<Options>();
  const { url, pool } = await database();
  await importWhenEmpty(pool, environment, notice, signal);
  await trainWhenMissing(environment, notice, signal);
  const active = await readActive(environment.modelsDir);
  if (active === null)
    throw new CommandFailed(`${environment.modelsDir}: expected an active model, found none`);
  const modelsDir = await mkdtemp(join(tmpdir(), 'soak-models-'));
  try {
    const versions = await twins(environment.modelsDir, active, modelsDir);
    const activate = (version: string) => activateModel(modelsDir, version);
    const setting = { databaseUrl: url, modelsDir, versions, activate, requests, reloads };
    const rows = await soak(setting, notice, signal);
    if (json) await writeFile(json, `${JSON.stringify(rows, null, 2)}\n`);
    const failed = rows.at(-1)?.failed ?? 0;
    const growth = memoryGrowth(rows);
    process.stdout.write(
      `Memory of the last quarter: ${growth.toFixed(2)} of the second's; ${failed} failed\n`,
    );
    if (failed > 0) throw new CommandFailed(`expected every request to be answered, ${failed} were not`);
    if (growth > mostGrowth)
      throw new CommandFailed(`expected memory to stay, it grew to ${growth.toFixed(2)}`);
  } finally {
    await rm(modelsDir, { recursive: true, force: true });
  }
});

/** The same model under two names: a change is a change, whatever is in it. */
async function twins(from: string, version: string, to: string): Promise<readonly [string, string]> {
  const twin = `${version.slice(0, -6)}${version.endsWith('000000') ? '111111' : '000000'}`;
  for (const name of [version, twin]) {
    await cp(join(from, version), join(to, name), { recursive: true });
    const path = join(to, name, MANIFEST_FILE);
    const manifest = JSON.parse(await readFile(path, 'utf8')) as object;
    await writeFile(path, JSON.stringify({ ...manifest, version: name }));
  }
  return [version, twin];
}
