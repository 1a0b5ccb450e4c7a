/** `npm run nightly`: what a cron line runs: import what is new, retrain, publish if the new model is not worse. */
import { versionDirectory } from '../inference/model-files';
import { readActive, readManifest } from '../inference/registry';
import { dataFingerprint } from '../training/data-fingerprint';
import { defaultTolerance } from '../training/gate';
import { fullRecipe, quickRecipe } from '../training/recipes';
import { TooLittleDataError } from '../training/too-little-data';
import { importWhenChanged } from './nightly/import-when-changed';
import { fromActive } from './options/from-active';
import { shareOf } from './options/share-of';
import { commandOf, runCommand } from './run-command';
import type { CommandTools } from './run-command';
import { trainAndPublish } from './train/train-and-publish';

interface Options {
  readonly quick?: true;
  readonly from?: 'active';
  readonly tolerance: number;
  readonly gate: boolean;
  readonly always?: true;
}

void runCommand(async (tools) => {
  const command = commandOf({
    name: 'npm run nightly --',
    description:
      'Imports DATA_DIR, where it is set, when its files changed, trains when there is new data, and publishes and activates the new model only if it is not worse than the active one on the validation targets. Exits with 1, and leaves the active model in service, when it is worse. A shop that has no model yet and too little data to train one is no error: it exits with 0 and trains once there is enough.',
    examples: [
      'npm run nightly',
      'npm run nightly -- --from active --tolerance 0.005',
      'npm run nightly -- --always --no-gate',
      '15 3 * * *  cd /srv/timel-e && npm run --silent nightly >> nightly.log 2>&1',
    ],
  })
    .option('--quick', 'a small model')
    .addOption(fromActive())
    .option(
      '--tolerance <share>',
      'by how much recall@10, NDCG@10 and basket F1 may fall',
      shareOf,
      defaultTolerance,
    )
    .option('--no-gate', 'publishes the new model whatever it is worth')
    .option('--always', 'trains also when the data is as it was')
    .allowExcessArguments(false)
    .parse();
  const options = command.opts<Options>();
  if (!options.gate && command.getOptionValueSource('tolerance') === 'cli')
    command.error('Expected either --tolerance or --no-gate, got both.');
  const { environment, signal, notice } = tools;
  const database = await tools.database();
  await importWhenChanged({ environment, pool: database.pool, signal, notice });
  const trainedVersion = options.always ? null : await versionOfThisData(tools);
  if (trainedVersion !== null) {
    process.stdout.write(`Nothing to do: ${trainedVersion} was trained on the data as it is.\n`);
    return;
  }
  const training = trainAndPublish({
    environment,
    database,
    recipe: options.quick ? quickRecipe : fullRecipe,
    fromActive: options.from === 'active',
    tolerance: options.gate ? options.tolerance : undefined,
    signal,
    notice,
  });
  process.stdout.write(await training.catch((error: unknown) => notYet(error, environment.modelsDir)));
});

/**
 * A new shop has too little data for its first nights, which nobody needs to be woken for. Where a model is in service,
 * there was more data when it was trained, so that too little means that data was lost.
 *
 * @throws everything else
 */
async function notYet(error: unknown, modelsDir: string): Promise<string> {
  if (error instanceof TooLittleDataError && (await readActive(modelsDir)) === null)
    return `${error.message}\n`;
  throw error;
}

/** The active version, when it was trained on just this data. */
async function versionOfThisData({ environment, database }: CommandTools): Promise<string | null> {
  const version = await readActive(environment.modelsDir);
  if (version === null) return null;
  const manifest = await readManifest(versionDirectory(environment.modelsDir, version));
  const { pool } = await database();
  return manifest.dataFingerprint === (await dataFingerprint(pool)) ? version : null;
}
