/** `npm run train`: trains both stages on what is in the database and publishes the model. */
import { trainingSummary } from '../training/training-summary';
import { fullRecipe, quickRecipe } from '../training/recipes';
import { trainModel } from '../training/train-model';
import { commandOf, runCommand } from './run-command';

void runCommand(async ({ environment, signal, database }) => {
  const options = commandOf({
    name: 'npm run train --',
    description:
      'Trains both stages on the orders in the database and publishes the model as the active version.',
    examples: ['npm run train', 'npm run train -- --quick', 'SEED=7 npm run train'],
  })
    .option('--quick', 'a small model, within about a minute on the sample data')
    .parse()
    .opts<{ quick?: true }>();
  const start = performance.now();
  const trained = await trainModel({
    database: await database(),
    modelsDir: environment.modelsDir,
    recipe: options.quick ? quickRecipe : fullRecipe,
    seed: environment.seed,
    chunkUsers: environment.trainChunkUsers,
    signal,
  });
  process.stdout.write(trainingSummary(trained, (performance.now() - start) / 1000));
});
