import type { Pool } from 'pg';
import { readUnavailable } from '../recommend/user-limits';
import { loadCatalogue } from '../retrieval/catalogue';
import type { Catalogue } from '../retrieval/catalogue';
import type { Log } from './log';

/** Time between two looks for newly imported data, in milliseconds. */
const pollMs = 15_000;

/**
 * The catalogue in service, for the whole process. It is loaded anew beside the one in use after an import (found by
 * polling) and with a new model (told by `reload`), and swapped in when it is whole. When that fails the old one stays.
 */
export class CatalogueHolder {
  private constructor(
    private readonly pool: Pool,
    private readonly log: Log,
    private catalogue: Catalogue,
    private loadedAt: DataState,
    private notAvailable: ReadonlySet<number>,
  ) {}

  private timer: NodeJS.Timeout | undefined;
  /** Reloads run one after the other. */
  private lastReload: Promise<void> = Promise.resolve();

  static async load(pool: Pool, log: Log): Promise<CatalogueHolder> {
    // The run first: an import that ends in between is noticed at the next look.
    const state = await readDataState(pool);
    const holder = new CatalogueHolder(
      pool,
      log,
      await loadCatalogue(pool, 0),
      state,
      await readUnavailable(pool),
    );
    holder.timer = setInterval(() => void holder.follow(), pollMs).unref();
    return holder;
  }

  current(): Catalogue {
    return this.catalogue;
  }

  /** Names what the catalogue in use was loaded from, alike on every instance. */
  version(): string {
    return `${this.loadedAt.version}/${this.catalogue.orders}`;
  }

  /** Ids of the products that were not available at the last look, for when there cannot be another. */
  unavailable(): ReadonlySet<number> {
    return this.notAvailable;
  }

  /** Never throws; a failure is logged. */
  reload(): Promise<void> {
    this.lastReload = this.lastReload.then(async () => {
      try {
        const state = await readDataState(this.pool);
        this.catalogue = await loadCatalogue(this.pool, 0);
        this.loadedAt = state;
        this.log.info({ products: this.catalogue.products.ids.length }, 'catalogue loaded');
      } catch (err) {
        this.log.error({ err }, 'catalogue not loaded; the one in use stays');
      }
    });
    return this.lastReload;
  }

  /** Ends the looking and waits for a reload under way. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.lastReload;
  }

  private async follow(): Promise<void> {
    this.notAvailable = await readUnavailable(this.pool).catch(() => this.notAvailable);
    const { importRun } = await readDataState(this.pool).catch(() => this.loadedAt);
    if (importRun !== this.loadedAt.importRun) await this.reload();
  }
}

interface DataState {
  /** 0 before the first import. */
  readonly importRun: number;
  /** Everybody's version of the data. */
  readonly version: string;
}

async function readDataState(pool: Pool): Promise<DataState> {
  const { rows } = await pool.query<DataState>(
    `select (select coalesce(max(id), 0) from import_runs) as "importRun", version::text from data_version`,
  );
  return rows[0];
}
