import type { LoadedModel } from './loaded-model';

/** The right to use a model until `release`; the model stays loaded until then. */
export interface Lease {
  readonly model: LoadedModel;
  /** Ends the lease; further calls do nothing. */
  release: () => void;
}

/** Counts the leases of a model, so that a retired model is closed when the last one is released and not before. */
export class LeasedModel {
  private leases = 0;
  private whenIdle: (() => void) | null = null;

  constructor(readonly model: LoadedModel) {}

  lease(): Lease {
    this.leases += 1;
    let held = true;
    const release = () => {
      if (!held) return;
      held = false;
      this.leases -= 1;
      if (this.leases === 0) this.whenIdle?.();
    };
    return { model: this.model, release };
  }

  /** Waits until all leases are released, then closes the model. No lease may be taken afterwards. */
  async retire(): Promise<void> {
    if (this.leases > 0) await new Promise<void>((resolve) => (this.whenIdle = resolve));
    await this.model.close();
  }
}
