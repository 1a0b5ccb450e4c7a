import type { Database } from '../../db/database';
import type { ModelHolder } from '../../inference/model-holder';
import { countData } from './data-counts';
import type { DataCounts } from './data-counts';
import { whyNoModel } from '../models/refusal-reasons';

export interface HealthReport {
  /** Degraded without a database or without a model. */
  readonly status: 'healthy' | 'degraded';
  readonly databaseAvailable: boolean;
  readonly modelLoaded: boolean;
  readonly modelVersion: string | null;
  /** Why all answers are popular products; null while a model is in service. */
  readonly whyNoModel: string | null;
  /** Null when the database does not answer. */
  readonly dataLoaded: DataCounts | null;
}

export interface Readiness {
  readonly ready: boolean;
  readonly database: boolean;
  /** Whether a model is loaded. */
  readonly model: boolean;
}

/** A monitor's question must not wait for a database that hangs. In milliseconds. */
const patience = 2000;

/** How long counts are good for. In milliseconds. */
const countsLast = 10_000;

/** Looks at database and model; cheap enough to be asked every second. */
export class HealthCheck {
  /** `at`: by the steady clock. */
  private counts: { readonly at: number; readonly value: Promise<DataCounts> } | null = null;

  constructor(
    private readonly database: Pick<Database, 'pool'>,
    private readonly models: Pick<ModelHolder, 'state'>,
  ) {}

  /** Never throws: what does not answer is reported as not available. */
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
   * The short form: may requests come? A shop in which no model was ever activated is served popular products, so it is
   * ready without one; a model that was refused is a fault.
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
    return Promise.race([answer, later(patience).then(() => false)]);
  }

  private currentCounts(): Promise<DataCounts> {
    const now = performance.now();
    if (this.counts && now - this.counts.at < countsLast) return this.counts.value;
    const value = countData(this.database.pool);
    this.counts = { at: now, value };
    value.catch(() => (this.counts = null));
    return value;
  }
}

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
