import type { Pool } from 'pg';
import { readUnavailable } from '../recommend/user-limits';
import { loadCatalogue } from '../retrieval/catalogue';
import type { Catalogue } from '../retrieval/catalogue';
import type { Log } from './log';

/** Interval of polling for newly imported data. */
const POLL_MS = 15_000;

/**
 * The catalogue in service, for the whole process. It is reloaded after an import (detected by polling) and with a new model
 * (by a call of `reload`): the new catalogue is loaded completely before it replaces the one in use, which stays if loading
 * fails.
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
  /** Reloads are serialised. */
  private lastReload: Promise<void> = Promise.resolve();

  static async load(pool: Pool, log: Log): Promise<CatalogueHolder> {
    // Read before the catalogue: an import that ends in between is detected by the next poll.
    const state = await readDataState(pool);
    const holder = new CatalogueHolder(
      pool,
      log,
      await loadCatalogue(pool, 0),
      state,
      await readUnavailable(pool),
    );
    holder.timer = setInterval(() => void holder.poll(), POLL_MS).unref();
    return holder;
  }

  current(): Catalogue {
    return this.catalogue;
  }

  /** Identifies the data that the catalogue in use was loaded from; the same on all instances. */
  version(): string {
    return `${this.loadedAt.version}/${this.catalogue.orders}`;
  }

  /** Ids of the products that were unavailable at the last poll, for use during a database outage. */
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
        this.log.error({ err }, 'catalogue could not be loaded; keeping the one in use');
      }
    });
    return this.lastReload;
  }

  /** Stops polling and waits for a reload in progress. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.lastReload;
  }

  private async poll(): Promise<void> {
    this.notAvailable = await readUnavailable(this.pool).catch(() => this.notAvailable);
    const { importRun } = await readDataState(this.pool).catch(() => this.loadedAt);
    if (importRun !== this.loadedAt.importRun) await this.reload();
  }
}

interface DataState {
  /** 0 before the first import. */
  readonly importRun: number;
  /** Version of the data that all users share. */
  readonly version: string;
}

async function readDataState(pool: Pool): Promise<DataState> {
  const { rows } = await pool.query<DataState>(
    `select (select coalesce(max(id), 0) from import_runs) as "importRun", version::text from data_version`,
  );
  return rows[0];
}
