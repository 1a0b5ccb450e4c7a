import type { PoolClient } from 'pg';
import { readSql } from '../../lib/read-sql';
import type { ShopZone } from '../../orders/shop-zone';

const FIRST = new Date('1970-01-01T00:00:00Z');
const AHEAD_MS = 2 * 366 * 86_400_000;

/** Creates a temporary table of the zone's offsets for the rest of the transaction. */
export async function createZoneOffsets(
  client: PoolClient,
  zone: ShopZone,
  table: 'zone_offsets' | 'former_offsets' = 'zone_offsets',
): Promise<void> {
  const offsets = zone.offsetsBetween(FIRST, new Date(Date.now() + AHEAD_MS));
  await client.query(readSql(__dirname, 'zone-offsets').replace('{{table}}', table), [
    offsets.map(({ startsAt }) => startsAt),
    offsets.map(({ offsetMs }) => offsetMs / 1000),
  ]);
}
