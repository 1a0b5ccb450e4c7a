/**
 * The catalogue in service: loaded at start, loaded again when an import has changed what it is made from. Whoever asks
 * meanwhile gets the one before.
 */
import type { Pool } from 'pg';
import { loadCatalogue, type Catalogue } from './catalogue';

export interface CatalogueHolder {
  current(): Catalogue;
  /** Loads anew now, whether or not anything changed. */
  reload(): Promise<void>;
  close(): void;
}

export interface CatalogueHolderOptions {
  /** Time between two looks for a new import, in milliseconds. */
  readonly pollMs?: number;
  /** Told when a reload fails; the catalogue in service stays. */
  readonly onError?: (error: unknown) => void;
}

export async function holdCatalogue(
  pool: Pool,
  { pollMs = 30_000, onError = () => {} }: CatalogueHolderOptions = {},
): Promise<CatalogueHolder> {
  let version = await dataVersion(pool);
  let catalogue = await loadCatalogue(pool, 0);
  const reload = async () => {
    const next = await dataVersion(pool);
    catalogue = await loadCatalogue(pool, 0);
    version = next;
  };
  const timer = setInterval(() => {
    dataVersion(pool)
      .then((now) => (now === version ? undefined : reload()))
      .catch(onError);
  }, pollMs);
  timer.unref();
  return { current: () => catalogue, reload, close: () => clearInterval(timer) };
}

async function dataVersion(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ version: number }>(
    'select coalesce(max(id), 0)::int as version from import_runs',
  );
  return rows[0]?.version ?? 0;
}
