/** `npm run train`: trains both stages and publishes the model, or writes the training matrix (--export-matrix). */
import { viewsDir } from '../../db/database';
import { refreshAggregates } from '../../db/views/refresh-aggregates';
import { startProgress } from '../../lib/progress';
import { exportMatrix } from '../../training/export-matrix';
import { DEFAULT_TOLERANCE } from '../../training/gate';
import { fullRecipe, quickRecipe } from '../../training/recipes';
import type { Recipe } from '../../training/recipes';
import { fromActive, memorySize, share } from '../options';
import { commandOf, runCommand } from '../run-command';
import type { CommandTools } from '../run-command';
import { trainAndPublish } from '../train/train-and-publish';

interface Options {
  readonly quick?: true;
  readonly from?: 'active';
  readonly gate?: true;
  readonly tolerance?: number;
  readonly maxMemory?: number;
  readonly exportMatrix?: string;
}

void runCommand(async (tools) => {
  const command = commandOf({
    name: 'npm run train --',
    description:
      'Trains both stages on the orders in the database, and publishes and activates the model. Exits with 2 if there is too little data.',
    examples: [
      'npm run train',
      'npm run train -- --quick',
      'npm run train -- --from active --gate',
      'npm run train -- --max-memory 2g',
      'SEED=7 npm run train',
      'npm run train -- --export-matrix matrix',
    ],
  })
    .option('--quick', 'train a small model, in about a minute on the sample data')
    .addOption(fromActive())
    .option(
      '--gate',
      'publish the model only if it is not worse on the last order of each user than the active one, or than the frequency baseline if the active one cannot be scored',
    )
    .option(
      '--tolerance <share>',
      `with --gate: maximum decrease of recall@10, NDCG@10 and basket F1 (default: ${DEFAULT_TOLERANCE})`,
      share,
    )
    .option(
      '--max-memory <size>',
      'memory that this process may use, without the database (default: 4g, or half of the memory of a smaller machine); if the orders do not fit, a sample of them is used',
      memorySize,
    )
    .option(
      '--export-matrix <dir>',
      "write stage 1's training matrix (Parquet) and LightGBM parameters to this folder instead of training",
    )
    .allowExcessArguments(false)
    .parse();
  const { quick, from, gate, tolerance, maxMemory, exportMatrix: directory } = command.opts<Options>();
  if (tolerance !== undefined && !gate) command.error('--tolerance requires --gate.');
  if (directory !== undefined && (from || gate))
    command.error('--export-matrix does not train: remove --from and --gate.');
  const recipe = quick ? quickRecipe : fullRecipe;
  if (directory !== undefined) return writeMatrix(directory, recipe, tools);
  const { environment, signal, notice, database } = tools;
  const summary = await trainAndPublish({
    environment,
    database: await database(),
    recipe,
    fromActive: from === 'active',
    tolerance: gate ? (tolerance ?? DEFAULT_TOLERANCE) : undefined,
    maxMemory,
    signal,
    notice,
  });
  process.stdout.write(summary);
});

async function writeMatrix(
  directory: string,
  recipe: Recipe,
  { environment, signal, database }: CommandTools,
): Promise<void> {
  const progress = startProgress('Writing the matrix');
  const opened = await database();
  await refreshAggregates(opened.pool, viewsDir);
  const written = await exportMatrix({
    database: opened,
    directory,
    recipe,
    seed: environment.seed,
    chunkUsers: environment.trainChunkUsers,
    signal,
    onProgress: (rows) => progress.update(rows, 'rows'),
  });
  progress.stop();
  const { trainRows, validationRows, files } = written;
  process.stdout.write(
    `Wrote ${trainRows} training rows and ${validationRows} validation rows:\n${files.join('\n')}\n`,
  );
}
