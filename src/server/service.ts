/**
 * The service from its first resource to its last:
 *
 *   new ── start ──> starting ──> serving ── stop ──> stopping ──> stopped
 *                       └──── stop, or a failure ────────┘
 *
 * Whatever was opened is closed again in the opposite order, the embedded Postgres last, wherever the way ended.
 */
import type { Environment } from '../config/environment';
import { openDatabase } from '../db/database';
import { featureColumnsHash } from '../features/feature-columns';
import { type HolderEvent, ModelHolder } from '../inference/model-holder';
import { stage2ColumnsHash } from '../recommend/shortlist-rows';
import { createApp } from './app';
import { checkExposure } from './auth/check-exposure';
import { CatalogueHolder } from './catalogue-holder';
import { importWhenEmpty, trainWhenMissing } from './first-start';
import { checkAddress, listen } from './listen';
import type { Log } from './log';
import { createServingRecommender } from './serving-recommender';
import { exampleUser } from './start-hints';

/** A running service, as the command line tells of it. */
export interface Serving {
  /** Without a slash at the end. */
  readonly url: string;
  /** UUID of a user with history; null when there is none. */
  readonly exampleUser: string | null;
}

type State =
  | { readonly phase: 'new' }
  | { readonly phase: 'starting'; readonly started: Promise<Serving> }
  | { readonly phase: 'serving'; readonly serving: Serving }
  | { readonly phase: 'stopping'; readonly stopped: Promise<void> }
  | { readonly phase: 'stopped' };

export class Service {
  private state: State = { phase: 'new' };
  private readonly halt = new AbortController();
  private readonly closers: (() => Promise<void>)[] = [];

  /** @param say tells the user of long work at a first start */
  constructor(
    private readonly environment: Environment,
    private readonly log: Log,
    private readonly say: (message: string) => void,
  ) {}

  get phase(): State['phase'] {
    return this.state.phase;
  }

  /**
   * May be called once.
   *
   * @throws StartError when the set-up is wrong, DatabaseError, or the reason given to an abort when `stop` came first
   */
  async start(): Promise<Serving> {
    if (this.state.phase !== 'new')
      throw new Error(`expected a new service, got one that is ${this.state.phase}`);
    const started = this.open();
    this.state = { phase: 'starting', started };
    try {
      const serving = await started;
      if (this.phase === 'starting') this.state = { phase: 'serving', serving };
      return serving;
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** From any phase; settles when everything is closed. Requests under way are answered first. */
  stop(): Promise<void> {
    const { state } = this;
    switch (state.phase) {
      case 'new':
      case 'serving':
        return this.stopAfter(Promise.resolve());
      case 'starting':
        return this.stopAfter(state.started);
      case 'stopping':
        return state.stopped;
      case 'stopped':
        return Promise.resolve();
      default:
        return state satisfies never;
    }
  }

  private stopAfter(opened: Promise<unknown>): Promise<void> {
    this.halt.abort(new Error('The service was stopped while it started.'));
    const stopped = opened
      .catch(() => {})
      .then(() => this.close())
      .finally(() => (this.state = { phase: 'stopped' }));
    this.state = { phase: 'stopping', stopped };
    return stopped;
  }

  private async close(): Promise<void> {
    for (let closer = this.closers.pop(); closer; closer = this.closers.pop()) {
      await closer().catch((err: unknown) => this.log.error({ err }, 'closing failed'));
    }
  }

  private async open(): Promise<Serving> {
    const { environment, log, say } = this;
    const { signal } = this.halt;
    checkExposure(environment);
    await checkAddress(environment);
    const database = await openDatabase(environment, { onNotice: (message) => log.info(message) });
    this.closers.push(() => database.close());
    signal.throwIfAborted();

    await importWhenEmpty(database.pool, environment, say, signal);
    await trainWhenMissing(environment, say, signal);
    const catalogues = await CatalogueHolder.load(database.pool, log);
    this.closers.push(() => catalogues.close());
    signal.throwIfAborted();

    const models = new ModelHolder({
      modelsDir: environment.modelsDir,
      expected: { featureColumnsHash, stage2ColumnsHash },
      onEvent: (event) => this.onModelEvent(event, catalogues),
    });
    this.closers.push(() => models.close());
    await models.start();
    signal.throwIfAborted();

    const recommender = createServingRecommender(database.pool, catalogues, models);
    const app = await createApp({ database, recommender, models, environment, log });
    this.closers.push(() => app.stop());
    const url = await listen(app.httpServer, environment);
    signal.throwIfAborted();
    return { url, exampleUser: await exampleUser(database.pool) };
  }

  private onModelEvent(event: HolderEvent, catalogues: CatalogueHolder): void {
    switch (event.kind) {
      case 'swapped':
        this.log.info({ version: event.version, previous: event.previous }, 'model in service');
        // Training refreshed what the catalogue is read from.
        if (event.previous !== null) void catalogues.reload();
        return;
      case 'refused':
        this.log.error({ version: event.refusal.version, err: event.refusal.error }, 'model refused');
        return;
      default:
        event satisfies never;
    }
  }
}
