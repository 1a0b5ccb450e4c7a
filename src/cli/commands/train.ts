/**
 * `npm run train`: trains both stages on what is in the database and publishes the model; with --export-matrix it writes
 * what stage 1 would be trained on instead.
 */
import { viewsDir } from '../../db/database';
import { refreshAggregates } from '../../db/views/refresh-aggregates';
import { startProgress } from '../../lib/progress';
import { exportMatrix } from '../../training/export-matrix';
import { defaultTolerance } from '../../training/gate';
import { fullRecipe, quickRecipe } from '../../training/recipes';
import type { Recipe } from '../../training/recipes';
import { memorySize } from '../options/memory-size';
import { fromActive } from '../options/from-active';
import { shareOf } from '../options/share-of';
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
      'Trains both stages on the orders in the database and publishes the model as the active version. Exits with 2 when there is too little data to train on.',
    examples: [
      'npm run train',
      'npm run train -- --quick',
      'npm run train -- --from active --gate',
      'npm run train -- --max-memory 2g',
      'SEED=7 npm run train',
      'npm run train -- --export-matrix matrix',
    ],
  })
    .option('--quick', 'a small model, within about a minute on the sample data')
    .addOption(fromActive())
    .option(
      '--gate',
      'publishes only a model that is not worse on the validation targets than the active one, or than the frequency baseline where the active one cannot be scored',
    )
    .option(
      '--tolerance <share>',
      `with --gate: by how much recall@10, NDCG@10 and basket F1 may fall (default: ${defaultTolerance})`,
      shareOf,
    )
    .option(
      '--max-memory <size>',
      'what this program may take beside the database (default: 4g, or half of a smaller machine); less means learning from a sample of the orders',
      memorySize,
    )
    .option(
      '--export-matrix <dir>',
      "trains nothing, writes stage 1's matrix (Parquet) and LightGBM parameters",
    )
    .allowExcessArguments(false)
    .parse();
  const { quick, from, gate, tolerance, maxMemory, exportMatrix: directory } = command.opts<Options>();
  if (tolerance !== undefined && !gate) command.error('--tolerance is said of a gate: add --gate.');
  if (directory !== undefined && (from || gate))
    command.error('--export-matrix trains nothing: leave --from and --gate out.');
  const recipe = quick ? quickRecipe : fullRecipe;
  if (directory !== undefined) return writeMatrix(directory, recipe, tools);
  const { environment, signal, notice, database } = tools;
  const summary = await trainAndPublish({
    environment,
    database: await database(),
    recipe,
    fromActive: from === 'active',
    tolerance: gate ? (tolerance ?? defaultTolerance) : undefined,
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
  process.stdout.write(`${trainRows} training and ${validationRows} validation rows:\n${files.join('\n')}\n`);
}
