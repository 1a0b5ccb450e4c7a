/**
 * The training matrix of stage 1, as files for training with other tools:
 *
 *   train.parquet, validation.parquet   the feature columns in order, then label, user_id (external id), order_number
 *   train.conf                          stage 1's parameters as a configuration file of LightGBM
 *
 * The rows of one order are contiguous: (user_id, order_number) identifies the groups for ranking and for folds.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Database } from '../db/database';
import { featureNames } from '../features/feature-columns';
import type { Target } from '../features/target';
import { toLightGbm } from '../gbdt/lightgbm-params';
import type { LabelledRows } from './labelled-rows';
import { ParquetMatrix } from './parquet-matrix';
import type { MatrixColumn, MatrixPiece } from './parquet-matrix';
import type { Recipe } from './recipes';
import { cachedCatalogues } from './catalogue-cache';
import { planTargets } from './target-plan';
import type { LagUsers } from './target-plan';
import { chunksOf } from './training-set';

export interface ExportMatrixOptions {
  readonly database: Database;
  /** Created if missing; files of the same names are overwritten. */
  readonly directory: string;
  readonly recipe: Recipe;
  readonly seed: number;
  readonly chunkUsers: number;
  readonly signal?: AbortSignal | undefined;
  /** Called after each chunk with the number of rows written so far. */
  readonly onProgress?: ((rows: number) => void) | undefined;
}

export interface ExportedMatrix {
  readonly trainRows: number;
  readonly validationRows: number;
  readonly files: readonly string[];
}

const columns: readonly MatrixColumn[] = [
  ...featureNames.map((name) => ({ name, type: 'FLOAT' as const })),
  { name: 'label', type: 'INT32' },
  { name: 'user_id', type: 'STRING' },
  { name: 'order_number', type: 'INT32' },
];

/** @throws TrainingError if there is too little data */
export async function exportMatrix(options: ExportMatrixOptions): Promise<ExportedMatrix> {
  const { database, directory, recipe, seed } = options;
  const plan = await planTargets(database.pool, recipe.stage1Lags);
  await mkdir(directory, { recursive: true });
  const files = ['train.parquet', 'validation.parquet', 'train.conf'].map((name) => join(directory, name));
  const [trainFile, validationFile, configFile] = files as [string, string, string];
  const trainRows = await writeRows(options, trainFile, plan.training, 0);
  const validationRows = await writeRows(options, validationFile, [plan.validation], trainRows);
  await writeFile(configFile, configText(recipe, seed));
  return { trainRows, validationRows, files };
}

/** @returns number of rows */
async function writeRows(
  { database: { pool }, recipe, chunkUsers, signal, onProgress }: ExportMatrixOptions,
  path: string,
  lags: readonly LagUsers[],
  before: number,
): Promise<number> {
  const catalogueOf = cachedCatalogues(pool);
  const matrix = new ParquetMatrix(path, columns);
  let rows = 0;
  for (const lagUsers of lags) {
    for await (const chunk of chunksOf({ pool, catalogueOf, recipe, chunkUsers, signal }, lagUsers)) {
      matrix.append(columnsOf(chunk, await readExternalIds(pool, chunk.targets)));
      rows += chunk.labels.length;
      onProgress?.(before + rows);
    }
  }
  matrix.finish();
  return rows;
}

/** By internal key. */
async function readExternalIds(pool: Pool, targets: readonly Target[]): Promise<ReadonlyMap<number, string>> {
  const { rows } = await pool.query<{ id: number; external_id: string }>(
    'select id, external_id from users where id = any($1::int[])',
    [targets.map(({ userId }) => userId)],
  );
  return new Map(rows.map(({ id, external_id: externalId }) => [id, externalId]));
}

function columnsOf(
  { found, labels, targets }: LabelledRows,
  externalIds: ReadonlyMap<number, string>,
): MatrixPiece {
  const numRows = labels.length;
  const features = featureNames.map((_, f) =>
    Float32Array.from({ length: numRows }, (_, row) => found.rows[row * found.width + f]),
  );
  const users = new Array<string>(numRows);
  const orders = new Int32Array(numRows);
  targets.forEach(({ userId, orderNumber }, r) => {
    users.fill(externalIds.get(userId) as string, found.starts[r], found.starts[r + 1]);
    orders.fill(orderNumber, found.starts[r], found.starts[r + 1]);
  });
  return [...features, Int32Array.from(labels), users, orders];
}

function configText({ stage1 }: Recipe, seed: number): string {
  const parameters = Object.entries(toLightGbm({ objective: 'binary', ...stage1, seed }));
  return [
    "# Parameters of stage 1 for LightGBM's command line, or with the same names for lightgbm.train(parameters, ...).",
    '# Train on train.parquet. The features are the columns before label; keep their order and names.',
    '# To serve the model: booster.save_model("model.txt"), then npm run models -- import --stage1 model.txt',
    ...parameters.map(([name, value]) => `${name} = ${value}`),
    '',
  ].join('\n');
}
