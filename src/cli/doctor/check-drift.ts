import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { scorableUsers } from '../../evaluation/order-identities';
import { scorableOrders } from '../../registry/fitted-orders';
import type { ScorableOrders } from '../../registry/fitted-orders';
import type { Manifest } from '../../registry/manifest';
import { fitFolder, textFile, versionDirectory } from '../../registry/model-files';
import { concatenated } from '../../lib/concatenated';
import { lightGbmTextToBooster } from '../../model-format/text-to-booster';
import type { RetrievalSizes } from '../../retrieval/candidate';
import { loadCatalogue } from '../../retrieval/catalogue';
import { featureDrift } from '../../training/feature-drift';
import { labelledRows } from '../../training/labelled-rows';
import { ok, warning } from './finding';
import type { Finding } from './finding';

/** Enough for shares that are accurate to 1 %. */
const MAX_USERS = 300;
/** A common threshold: above it, the population is considered a different one. */
const MAX_INDEX = 0.25;

/**
 * Are the rows of each user's last known order still similar to those that the active model was trained on? The evaluated
 * model answers, because it was not trained on these orders.
 */
export async function checkDrift(
  pool: Pool,
  modelsDir: string,
  manifest: Manifest,
  sizes: RetrievalSizes,
): Promise<Finding> {
  const directory = versionDirectory(modelsDir, manifest.version);
  const path = join(directory, manifest.fits ? fitFolder('evaluated') : '', textFile('stage1'));
  const booster = lightGbmTextToBooster(await readFile(path, 'utf8'));
  const rows = await presentRows(pool, sizes, await scorableOrders(directory, manifest, 'evaluated'));
  if (rows.length === 0) {
    return ok(
      'drift',
      'no user has two orders with the last one new to the model, so drift cannot be measured',
    );
  }
  const { index, features } = featureDrift(booster, rows);
  const largest = features.slice(0, 3).map((feature) => `${feature.name} ${feature.index.toFixed(2)}`);
  const message = `population stability index ${index.toFixed(2)} compared with the training rows (${largest.join(', ')})`;
  return index < MAX_INDEX
    ? ok('drift', message)
    : warning(
        'drift',
        message,
        'Check these features for changed user behaviour or a faulty import, then train with "npm run nightly".',
      );
}

async function presentRows(
  pool: Pool,
  sizes: RetrievalSizes,
  scorable: ScorableOrders,
): Promise<Float32Array> {
  const { rows: users } = await pool.query<{ id: number }>(
    `select user_id as id from known_orders group by user_id having count(*) > 1
     order by hashint4(user_id), user_id limit $1`,
    [MAX_USERS],
  );
  const catalogue = await loadCatalogue(pool, 1);
  const parts: Float32Array[] = [];
  const userIds = await scorableUsers(
    pool,
    users.map(({ id }) => id),
    1,
    scorable,
  );
  for await (const { found } of labelledRows({ pool, catalogue, sizes, userIds, chunkUsers: 100 }))
    parts.push(found.rows);
  return concatenated(Float32Array, parts);
}
