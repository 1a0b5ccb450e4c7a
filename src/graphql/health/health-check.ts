import type { Database } from '../../db/database';
import type { ModelHolder } from '../../inference/model-holder';
import { countData } from './data-counts';
import type { DataCounts } from './data-counts';
import { whyNoModel } from '../models/why-no-model';

export interface HealthReport {
  /** `degraded` without a database or without a model. */
  readonly status: 'healthy' | 'degraded';
  readonly databaseAvailable: boolean;
  readonly modelLoaded: boolean;
  readonly modelVersion: string | null;
  /** Why all recommendations are popular products; null while a model is in service. */
  readonly whyNoModel: string | null;
  /** Null if the database does not respond. */
  readonly dataLoaded: DataCounts | null;
}

export interface Readiness {
  readonly ready: boolean;
  readonly database: boolean;
  /** Whether a model is loaded. */
  readonly model: boolean;
}

/** A health check must not wait for a database that hangs. */
const DATABASE_TIMEOUT_MS = 2000;

/** Counts are cached for this long. */
const COUNTS_MAX_AGE_MS = 10_000;

/** Checks database and model; cheap enough to be called every second. */
export class HealthCheck {
  /** `at` is read from the monotonic clock. */
  private counts: { readonly at: number; readonly value: Promise<DataCounts> } | null = null;

  constructor(
    private readonly database: Pick<Database, 'pool'>,
    private readonly models: Pick<ModelHolder, 'state'>,
  ) {}

  /** Never throws: a part that does not respond is reported as not available. */
  async report(): Promise<HealthReport> {
    const modelVersion = this.modelVersion();
    const databaseAvailable = await this.databaseAnswers();
    const dataLoaded = databaseAvailable ? await this.currentCounts().catch(() => null) : null;
    return {
      status: databaseAvailable && modelVersion !== null ? 'healthy' : 'degraded',
      databaseAvailable,
      modelLoaded: modelVersion !== null,
      modelVersion,
      whyNoModel: whyNoModel(this.models.state()),
      dataLoaded,
    };
  }

  /**
   * Whether the service can take requests. Without any activated model it is ready, because it serves popular products; a
   * refused model makes it not ready.
   */
  async readiness(): Promise<Readiness> {
    const state = this.models.state();
    const model = state.phase === 'ready';
    const isNew = state.phase === 'empty' && state.refused === null;
    const database = await this.databaseAnswers();
    return { ready: database && (model || isNew), database, model };
  }

  private modelVersion(): string | null {
    const state = this.models.state();
    return state.phase === 'ready' ? state.leased.model.version : null;
  }

  private async databaseAnswers(): Promise<boolean> {
    const answer = this.database.pool.query('select 1').then(
      () => true,
      () => false,
    );
    return Promise.race([answer, later(DATABASE_TIMEOUT_MS).then(() => false)]);
  }

  private currentCounts(): Promise<DataCounts> {
    const now = performance.now();
    if (this.counts && now - this.counts.at < COUNTS_MAX_AGE_MS) return this.counts.value;
    const value = countData(this.database.pool);
    this.counts = { at: now, value };
    value.catch(() => (this.counts = null));
    return value;
  }
}

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
