import type { LoadedModel } from './loaded-model';

/** The right to use a model until `release`; the model stays loaded that long. */
export interface Lease {
  readonly model: LoadedModel;
  /** Gives the model back; calling it again does nothing. */
  release(): void;
}

/** Counts who uses a model, so that a retired one is closed when its last user is done and not before. */
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

  /** Closes the model once all leases are back; settles when it is closed. No lease may be taken afterwards. */
  async retire(): Promise<void> {
    if (this.leases > 0) await new Promise<void>((resolve) => (this.whenIdle = resolve));
    await this.model.close();
  }
}
