/**
 * The model in service, for the whole process. A newly activated version is loaded while the current one still serves,
 * then they are swapped. Requests in flight keep the old model until they release their lease, so none is dropped. A
 * version that cannot be used is refused: the current one stays in service, and `refused` has the reason.
 *
 *   empty ── load ──> ready ── load another ──> ready        (a refusal only changes `refused`)
 *     └──────────────── close ────────────────────> closed
 */
import { watchActive } from '../registry/watch-active';
import { LeasedModel } from './leased-model';
import type { Lease } from './leased-model';
import { loadModel } from './loaded-model';
import { asModelError, ModelError } from '../registry/model-error';
import { readActive } from '../registry/versions';
import type { ExpectedColumns } from '../registry/verify-model';

export interface ModelHolderOptions {
  readonly modelsDir: string;
  readonly expected: ExpectedColumns;
  /** Time between two checks of models/active. */
  readonly pollMs?: number;
  /** Called after each swap and each refusal, for logs and metrics. */
  readonly onEvent?: (event: HolderEvent) => void;
}

export type HolderEvent =
  | { readonly kind: 'swapped'; readonly version: string; readonly previous: string | null }
  /** `inService` is the version that stays; without one every answer is what is popular. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly inService: string | null };

/** Why the version named by models/active is not the one in service. */
export interface Refusal {
  /** Null if models/active could not be read or names no version. */
  readonly version: string | null;
  readonly error: ModelError;
  readonly at: Date;
}

export type HolderState =
  | { readonly phase: 'empty'; readonly refused: Refusal | null }
  | { readonly phase: 'ready'; readonly leased: LeasedModel; readonly refused: Refusal | null }
  | { readonly phase: 'closed' };

export class ModelHolder {
  private current: HolderState = { phase: 'empty', refused: null };
  /** Reloads never run concurrently. */
  private lastReload: Promise<unknown> = Promise.resolve();
  private readonly retiring = new Set<Promise<void>>();
  private stopWatching = () => {};

  constructor(private readonly options: ModelHolderOptions) {}

  /** Loads the active version, if there is one, and watches models/active from then on. */
  async start(): Promise<HolderState> {
    await this.reload();
    this.stopWatching = watchActive(this.options.modelsDir, this.options.pollMs ?? 2000, () => this.reload());
    return this.current;
  }

  /**
   * Leases the model in service. The caller must release it after use.
   *
   * @throws ModelError MODEL_NOT_READY if there is no model
   */
  acquire(): Lease {
    const state = this.current;
    switch (state.phase) {
      case 'ready':
        return state.leased.lease();
      case 'empty':
        throw notReady(this.options.modelsDir, state.refused);
      case 'closed':
        throw new ModelError('MODEL_NOT_READY', 'the service is shutting down');
      default:
        return state satisfies never;
    }
  }

  state(): HolderState {
    return this.current;
  }

  /** Checks models/active now. Never throws: the returned state contains the refusal, if any. */
  reload(): Promise<HolderState> {
    const reload = this.lastReload.then(() => this.reloadNow());
    this.lastReload = reload;
    return reload;
  }

  /** Stops watching, and closes all models once their leases are released. */
  async close(): Promise<void> {
    this.stopWatching();
    await this.lastReload;
    if (this.current.phase === 'ready') this.retire(this.current.leased);
    this.current = { phase: 'closed' };
    await Promise.all(this.retiring);
  }

  private async reloadNow(): Promise<HolderState> {
    if (this.current.phase === 'closed') return this.current;
    let version: string | null = null;
    try {
      version = await readActive(this.options.modelsDir);
      await this.follow(version);
    } catch (error) {
      const refusal = { version, error: asModelError(error, 'MODEL_CORRUPT'), at: new Date() };
      this.setRefused(refusal);
      const inService = this.current.phase === 'ready' ? this.current.leased.model.version : null;
      this.options.onEvent?.({ kind: 'refused', refusal, inService });
    }
    return this.current;
  }

  /** Puts the named version into service. If it cannot be used, this throws and changes nothing. */
  private async follow(version: string | null): Promise<void> {
    const { modelsDir, expected, onEvent } = this.options;
    const before = this.current.phase === 'ready' ? this.current.leased : null;
    const previous = before?.model.version ?? null;
    if (version === null && previous !== null) {
      throw new ModelError(
        'MODEL_NOT_FOUND',
        `${modelsDir}: expected an active version, but none is active any more; ${previous} stays loaded`,
      );
    }
    if (version === null || version === previous) return this.setRefused(null);
    const leased = new LeasedModel(await loadModel(modelsDir, version, expected));
    // Swap first, then retire: a retired model must not be leased again.
    this.current = { phase: 'ready', leased, refused: null };
    if (before) this.retire(before);
    onEvent?.({ kind: 'swapped', version, previous });
  }

  private setRefused(refused: Refusal | null): void {
    if (this.current.phase !== 'closed') this.current = { ...this.current, refused };
  }

  private retire(leased: LeasedModel): void {
    const retiring: Promise<void> = leased.retire().finally(() => this.retiring.delete(retiring));
    this.retiring.add(retiring);
  }
}

function notReady(modelsDir: string, refused: Refusal | null): ModelError {
  const message = refused
    ? `the active model was refused: ${refused.error.message}`
    : `${modelsDir}: no model is active. Train one with "npm run train".`;
  return new ModelError('MODEL_NOT_READY', message, refused ? { cause: refused.error } : {});
}
