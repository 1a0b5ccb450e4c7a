/**
 * Keeps the stored orders in the shop's time zone. Table shop_time_zone names the zone in which their day, hour and gap
 * were derived; with another zone in the settings, they are derived again, and the feature views are refreshed.
 */
import type { Pool, PoolClient } from 'pg';
import { silentProgress } from '../../lib/progress';
import type { StartProgress } from '../../lib/progress';
import { readSql } from '../../lib/read-sql';
import { ShopZone, utc } from '../../orders/shop-zone';
import { viewsDir } from '../database';
import { refreshViews } from '../views/refresh-views';
import { inTransaction } from '../views/view-relations';
import { createZoneOffsets } from './zone-offsets';

export interface ZoneOptions {
  readonly onNotice?: (message: string) => void;
  readonly startProgress?: StartProgress;
}

/**
 * Runs at the start of the service and of an import. A database of an earlier release has no zone yet: its moments were
 * read as UTC.
 */
export async function applyShopZone(
  database: Pool | PoolClient,
  zone: ShopZone,
  { onNotice = () => {}, startProgress = silentProgress }: ZoneOptions = {},
): Promise<void> {
  if ((await readZone(database)) === zone.name) return;
  await inTransaction(database, async (client) => {
    await client.query('lock table orders, order_items in share row exclusive mode');
    const former = await readZone(client);
    if (former === zone.name) return;
    if (await hasDatedOrders(client)) {
      onNotice(
        `${former === null ? 'The time zone of the stored orders is not recorded' : `The stored orders are in the time zone ${former}`}; ` +
          `deriving day, hour and gap of dated orders in ${zone.name} (SHOP_TIME_ZONE).`,
      );
      await deriveAgain(client, former, zone, onNotice, startProgress);
    }
    await client.query(readSql(__dirname, 'set-zone'), [zone.name]);
  });
}

async function readZone(database: Pool | PoolClient): Promise<string | null> {
  const { rows } = await database.query<{ zone: string }>('select time_zone as zone from shop_time_zone');
  return rows[0]?.zone ?? null;
}

async function hasDatedOrders(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ dated: boolean }>(
    'select exists (select from orders where ordered_at is not null) as dated',
  );
  return rows[0].dated;
}

/** Steps before the feature views, for the progress. */
const UPDATE_STEPS = 3;

async function deriveAgain(
  client: PoolClient,
  former: string | null,
  zone: ShopZone,
  onNotice: (message: string) => void,
  startProgress: StartProgress,
): Promise<void> {
  const progress = startProgress('Applying the time zone', 1);
  await createZoneOffsets(client, former === null ? utc : new ShopZone(former), 'former_offsets');
  await createZoneOffsets(client, zone);
  await client.query(readSql(__dirname, 'find-date-only'));
  await client.query('analyze date_only');
  progress.update(0.1);
  await moveDateOnly(client, zone);
  progress.update(0.2);
  const { rowCount } = await client.query(readSql(__dirname, 'derive-stored-times'));
  await client.query('drop table zone_offsets, former_offsets, date_only');
  await client.query('update data_version set version = version + 1');
  await refreshViews(client, viewsDir, (name, done, total) =>
    progress.update((UPDATE_STEPS + done) / (UPDATE_STEPS + total), name),
  );
  progress.stop();
  onNotice(`Day, hour or gap changed for ${(rowCount ?? 0).toLocaleString('en')} orders.`);
}

async function moveDateOnly(client: PoolClient, zone: ShopZone): Promise<void> {
  const { rows } = await client.query<{ day: number }>('select distinct day_number as day from date_only');
  const days = rows.map(({ day }) => day);
  await client.query(readSql(__dirname, 'move-date-only'), [days, days.map((day) => zone.startOfDay(day))]);
}
