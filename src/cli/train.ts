/**
 * `npm run train`: trains both stages on what is in the database and publishes the model; with --export-matrix it writes
 * what stage 1 would be trained on instead.
 */
import { viewsDir } from '../db/database';
import { refreshViews } from '../db/views';
import { startProgress } from '../lib/progress';
import { exportMatrix } from '../training/export-matrix';
import { trainingSummary } from '../training/training-summary';
import { fullRecipe, quickRecipe } from '../training/recipes';
import { trainModel } from '../training/train-model';
import { commandOf, runCommand } from './run-command';

void runCommand(async ({ environment, signal, database }) => {
  const options = commandOf({
    name: 'npm run train --',
    description:
      'Trains both stages on the orders in the database and publishes the model as the active version.',
    examples: [
      'npm run train',
      'npm run train -- --quick',
      'SEED=7 npm run train',
      'npm run train -- --export-matrix matrix',
    ],
  })
    .option('--quick', 'a small model, within about a minute on the sample data')
    .option(
      '--export-matrix <dir>',
      "trains nothing, writes stage 1's matrix (Parquet) and LightGBM parameters",
    )
    .parse()
    .opts<{ quick?: true; exportMatrix?: string }>();
  const recipe = options.quick ? quickRecipe : fullRecipe;
  if (options.exportMatrix !== undefined) {
    const progress = startProgress('Writing the matrix');
    const opened = await database();
    await refreshViews(opened.pool, viewsDir);
    const written = await exportMatrix({
      database: opened,
      directory: options.exportMatrix,
      recipe,
      seed: environment.seed,
      chunkUsers: environment.trainChunkUsers,
      signal,
      onProgress: (rows) => progress.update(rows, 'rows'),
    });
    progress.stop();
    const { trainRows, validationRows, files } = written;
    process.stdout.write(
      `${trainRows} training and ${validationRows} validation rows:\n${files.join('\n')}\n`,
    );
    return;
  }
  const start = performance.now();
  const trained = await trainModel({
    database: await database(),
    modelsDir: environment.modelsDir,
    recipe,
    seed: environment.seed,
    chunkUsers: environment.trainChunkUsers,
    numThreads: environment.trainThreads,
    signal,
  });
  process.stdout.write(trainingSummary(trained, (performance.now() - start) / 1000));
});
