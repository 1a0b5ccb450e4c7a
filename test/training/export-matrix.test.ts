/** The exported matrix equals the training rows of stage 1, value by value. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { featureNames } from '../../src/features/feature-columns';
import { binOf } from '../../src/gbdt/bin-mapper';
import { fromLightGbm } from '../../src/gbdt/lightgbm-params';
import { exportMatrix } from '../../src/training/export-matrix';
import { planTargets } from '../../src/training/target-plan';
import { limitedPlan } from '../../src/training/limited-plan';
import { cachedCatalogues } from '../../src/training/catalogue-cache';
import { fitBins, readTrainingSet } from '../../src/training/training-set';
import { createTrainedShop, temporaryFolder, tinyRecipe } from '../setup/trained-shop';
import type { TrainedShop } from '../setup/trained-shop';

describe('the exported matrix', () => {
  let shop: TrainedShop;
  const folder = temporaryFolder();
  const read = async (name: string) => {
    const bytes = new Uint8Array(readFileSync(join(folder.path, name)));
    return (await parquetReadObjects({ file: bytes.buffer })) as (Record<string, number> & {
      user_id: string;
    })[];
  };

  beforeAll(async () => {
    shop = await createTrainedShop();
    await shop.database.pool.query(`update users set external_id = 'user ' || id`);
  });
  afterAll(async () => {
    folder.remove();
    await shop.close();
  });

  test('contains the training rows in order, and the validation rows', async () => {
    const { database } = shop;
    const options = { recipe: tinyRecipe, chunkUsers: 15 };
    const exported = await exportMatrix({ database, directory: folder.path, seed: 1, ...options });
    const plan = await planTargets(database.pool, tinyRecipe.stage1Lags);
    const { pool } = database;
    const rowOptions = { pool, catalogueOf: cachedCatalogues(pool), ...options };
    const bins = await fitBins(rowOptions, plan);
    const whole = limitedPlan(plan, tinyRecipe.maxTargets, tinyRecipe);
    const set = await readTrainingSet({ ...rowOptions, plan: whole, bins, keepBytes: 0 });
    const rows = await read('train.parquet');
    expect(rows).toHaveLength(exported.trainRows);
    expect(rows).toHaveLength(set.train.numRows);
    expect(Object.keys(rows[0])).toEqual([...featureNames, 'label', 'user_id', 'order_number']);
    const { storage } = set.train;
    rows.forEach((row, i) => {
      expect([row.label, row.user_id]).toEqual([storage.labels[i], `user ${set.trainUsers[i]}`]);
      featureNames.forEach((name, f) => {
        if (binOf(storage.mappers[f], row[name]) !== storage.columns[f][i])
          throw new Error(`row ${i}, ${name}: ${row[name]} is in another bin`);
      });
    });
    const raw: number[] = [];
    for await (const { found } of set.validationRows.read()) for (const value of found.rows) raw.push(value);
    const validation = await read('validation.parquet');
    expect(validation).toHaveLength(exported.validationRows);
    expect(validation.flatMap((row) => featureNames.map((name) => row[name]))).toEqual(raw);
  });

  test('has a parameter file that is equal to the recipe when read back', () => {
    const text = readFileSync(join(folder.path, 'train.conf'), 'utf8');
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const { params, unknown } = fromLightGbm(Object.fromEntries(lines.map((line) => line.split(' = '))));
    expect(unknown).toEqual([]);
    expect(params).toEqual({ objective: 'binary', ...tinyRecipe.stage1, seed: 1 });
  });
});
