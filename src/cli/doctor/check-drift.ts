import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { textFile, versionDirectory } from '../../registry/model-files';
import { concatenated } from '../../lib/concatenated';
import { lightGbmTextToBooster } from '../../model-format/text-to-booster';
import type { RetrievalSizes } from '../../retrieval/candidate';
import { loadCatalogue } from '../../retrieval/catalogue';
import { featureDrift } from '../../training/feature-drift';
import { labelledRows } from '../../training/labelled-rows';
import { ok, warning } from './finding';
import type { Finding } from './finding';

/** Enough for shares that are good to a percent. */
const mostUsers = 300;
/** From here on a population is commonly called another one. */
const largeIndex = 0.25;

/** Are the rows of each user's last known order still like those that the active model was trained on? */
export async function checkDrift(
  pool: Pool,
  modelsDir: string,
  version: string,
  sizes: RetrievalSizes,
): Promise<Finding> {
  const path = join(versionDirectory(modelsDir, version), textFile('stage1'));
  const booster = lightGbmTextToBooster(await readFile(path, 'utf8'));
  const rows = await presentRows(pool, sizes);
  if (rows.length === 0) return ok('drift', 'there is no user with two orders to look at');
  const { index, features } = featureDrift(booster, rows);
  const most = features.slice(0, 3).map((feature) => `${feature.name} ${feature.index.toFixed(2)}`);
  const message = `stability index ${index.toFixed(2)} against the rows of training (${most.join(', ')})`;
  return index < largeIndex
    ? ok('drift', message)
    : warning(
        'drift',
        message,
        'Did shoppers change, or did an import? Look at these features, then retrain: npm run nightly.',
      );
}

async function presentRows(pool: Pool, sizes: RetrievalSizes): Promise<Float32Array> {
  const { rows: users } = await pool.query<{ id: number }>(
    `select user_id as id from known_orders group by user_id having count(*) > 1
     order by hashint4(user_id), user_id limit $1`,
    [mostUsers],
  );
  const catalogue = await loadCatalogue(pool, 1);
  const parts: Float32Array[] = [];
  const userIds = users.map(({ id }) => id);
  for await (const { found } of labelledRows({ pool, catalogue, sizes, userIds, chunkUsers: 100 }))
    parts.push(found.rows);
  return concatenated(Float32Array, parts);
}
