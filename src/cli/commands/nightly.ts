/** `npm run nightly`, for cron: imports changed files, trains, and publishes the new model if it is not worse. */
import { ModelError } from '../../registry/model-error';
import { versionDirectory } from '../../registry/model-files';
import { refusalOf } from '../../registry/refusal-of';
import { verifyTrees } from '../../registry/verify-trees';
import { readActive, readManifest } from '../../registry/versions';
import { servable } from '../../recommend/loaded-serving-model';
import { dataFingerprint } from '../../training/data-fingerprint';
import { DEFAULT_TOLERANCE } from '../../training/gate';
import { fullRecipe, quickRecipe } from '../../training/recipes';
import { TooLittleDataError } from '../../training/too-little-data';
import { importWhenChanged } from '../nightly/import-when-changed';
import { fromActive, share } from '../options';
import { commandOf, runCommand } from '../run-command';
import type { CommandTools } from '../run-command';
import { trainAndPublish } from '../train/train-and-publish';

interface Options {
  readonly quick?: true;
  readonly from?: 'active';
  readonly tolerance: number;
  readonly gate: boolean;
  readonly always?: true;
  readonly completeCatalogue?: true;
}

void runCommand(async (tools) => {
  const command = commandOf({
    name: 'npm run nightly --',
    description:
      'Imports DATA_DIR, if it is set and its files changed. Trains if there is new data or if the active model does not fit this release. Publishes and activates the new model only if it is not worse on the last order of each user than the active one (or than the frequency baseline, if the active one cannot be scored); if it is worse, exits with 1 and leaves the active model unchanged. Too little data for a first model is not an error: the command exits with 0, and trains once there is enough.',
    examples: [
      'npm run nightly',
      'npm run nightly -- --from active --tolerance 0.005',
      'npm run nightly -- --always --no-gate',
      '15 3 * * *  cd /srv/timel-e && npm run --silent nightly >> nightly.log 2>&1',
    ],
  })
    .option('--quick', 'train a small model')
    .addOption(fromActive())
    .option(
      '--tolerance <share>',
      'maximum decrease of recall@10, NDCG@10 and basket F1',
      share,
      DEFAULT_TOLERANCE,
    )
    .option('--no-gate', 'publish the new model without comparing it')
    .option(
      '--complete-catalogue',
      'products.csv contains the whole catalogue, as for npm run import; it applies when files changed',
    )
    .option('--always', 'train even if the data has not changed')
    .allowExcessArguments(false)
    .parse();
  const options = command.opts<Options>();
  if (!options.gate && command.getOptionValueSource('tolerance') === 'cli')
    command.error('Expected either --tolerance or --no-gate, got both.');
  const { environment, signal, notice } = tools;
  const database = await tools.emptyDatabase();
  await importWhenChanged({
    ...{ environment, pool: database.pool, signal, notice },
    completeCatalogue: options.completeCatalogue ?? false,
  });
  const trainedVersion = options.always ? null : await versionOfThisData(tools);
  if (trainedVersion !== null) {
    process.stdout.write(`Nothing to do: ${trainedVersion} was trained on the current data.\n`);
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
  process.stdout.write(await training.catch((error: unknown) => waiting(error, environment.modelsDir)));
});

/**
 * A new shop has too little data for its first nights, which is no reason for an alert. If a model is active, there was
 * more data when it was trained, so too little data means that data was lost.
 *
 * @throws every other error
 */
async function waiting(error: unknown, modelsDir: string): Promise<string> {
  if (error instanceof TooLittleDataError && (await readActive(modelsDir)) === null)
    return `${error.message}\n`;
  throw error;
}

/** The active version, if it was trained on exactly the current data and can serve; otherwise null. */
async function versionOfThisData({
  environment,
  emptyDatabase,
  notice,
}: CommandTools): Promise<string | null> {
  const version = await activeVersion(environment.modelsDir, notice);
  if (version === null) return null;
  const manifest = await readManifest(versionDirectory(environment.modelsDir, version));
  const { pool } = await emptyDatabase();
  return manifest.dataFingerprint === (await dataFingerprint(pool)) ? version : null;
}

/** The active version; null, with the reason as a notice, if this release cannot use it. */
async function activeVersion(modelsDir: string, notice: (message: string) => void): Promise<string | null> {
  try {
    const version = await readActive(modelsDir);
    if (version === null) return null;
    const refusal = await refusalOf(modelsDir, version, servable);
    if (refusal !== null) throw refusal;
    const directory = versionDirectory(modelsDir, version);
    await verifyTrees(directory, await readManifest(directory));
    return version;
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    notice(`The active model cannot be used, so a new one is trained. ${error.message}`);
    return null;
  }
}
