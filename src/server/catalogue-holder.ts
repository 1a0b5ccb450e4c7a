import type { Pool } from 'pg';
import { readUnavailable } from '../recommend/user-limits';
import { loadCatalogue } from '../retrieval/catalogue';
import { withoutUsers } from '../retrieval/reference-users';
import type { Catalogue } from '../retrieval/catalogue';
import type { Log } from './log';

/** Interval of polling for newly imported data and erased users. */
const POLL_MS = 15_000;

/**
 * The catalogue in service, for the whole process. It is reloaded after an import (detected by polling) and with a new model
 * (by a call of `reload`): the new catalogue is loaded completely before it replaces the one in use, which stays if loading
 * fails. Users who were erased are removed from the one in use, at once in the instance that erased them, and at the next
 * poll in the others.
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
  /** Reloads and removals are serialised. */
  private lastReload: Promise<void> = Promise.resolve();
  private readonly onErasure: (() => Promise<void>)[] = [];

  static async load(pool: Pool, log: Log, pollMs = POLL_MS): Promise<CatalogueHolder> {
    // Read before the catalogue: an import that ends in between is detected by the next poll.
    const state = await readDataState(pool);
    const holder = new CatalogueHolder(
      pool,
      log,
      await loadCatalogue(pool, 0),
      state,
      await readUnavailable(pool),
    );
    holder.timer = setInterval(() => void holder.poll(), pollMs).unref();
    return holder;
  }

  current(): Catalogue {
    return this.catalogue;
  }

  /** Identifies the data that the catalogue in use was loaded from; the same on all instances. */
  version(): string {
    return `${this.loadedAt.version}/${this.catalogue.orders}/${this.loadedAt.erasures}`;
  }

  /** Calls `forget` after users were erased, through whichever instance or command. It must not throw. */
  whenUsersErased(forget: () => Promise<void>): void {
    this.onErasure.push(forget);
  }

  /** Removes erased users from the memory of this instance. Never throws; a failure is logged, and the next poll tries again. */
  forgetErasedUsers(): Promise<void> {
    this.lastReload = this.lastReload.then(async () => {
      try {
        const { erasures } = await readDataState(this.pool);
        if (erasures === this.loadedAt.erasures) return;
        await this.removeUsers();
        this.loadedAt = { ...this.loadedAt, erasures };
        for (const forget of this.onErasure) await forget();
      } catch (err) {
        this.log.error({ err }, 'erased users could not be removed from memory; trying again');
      }
    });
    return this.lastReload;
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
        // The rest of this instance forgets erased users at the next poll.
        this.loadedAt = { ...state, erasures: this.loadedAt.erasures };
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
    const { importRun, erasures } = await readDataState(this.pool).catch(() => this.loadedAt);
    if (erasures !== this.loadedAt.erasures) await this.forgetErasedUsers();
    if (importRun !== this.loadedAt.importRun) await this.reload();
  }

  private async removeUsers(): Promise<void> {
    const { referenceUsers, products } = this.catalogue;
    const { rows } = await this.pool.query<[number]>({
      text: 'select key from unnest($1::int[]) key where not exists (select from users where users.id = key)',
      values: [Array.from(referenceUsers.userIds)],
      rowMode: 'array',
    });
    if (rows.length === 0) return;
    const left = new Set(rows.map(([key]) => key));
    this.catalogue = Object.freeze({
      ...this.catalogue,
      referenceUsers: withoutUsers(referenceUsers, products, left),
    });
  }
}

interface DataState {
  /** 0 before the first import. */
  readonly importRun: number;
  /** Version of the data that all users share. */
  readonly version: string;
  /** Changes with every erased user. */
  readonly erasures: string;
}

async function readDataState(pool: Pool): Promise<DataState> {
  const { rows } = await pool.query<DataState>(
    `select (select coalesce(max(id), 0) from import_runs) as "importRun", version::text,
       (
         select concat(count(*), '-', (1000 * extract(epoch from max(erased_at)))::int8) from erased_users
       ) as erasures
     from data_version`,
  );
  return rows[0];
}
