/** Where training spends its time: laps are added up by phase, with the work that was done in them. */

export type Phase =
  'gradients' | 'histograms' | 'partition' | 'splitSearch' | 'smallLeaves' | 'scores' | 'other';

export interface PhaseTime {
  readonly milliseconds: number;
  /** In the phase's unit: rows for histograms, partition and small leaves, else 0. */
  readonly work: number;
}

export class Stopwatch {
  private readonly phases = new Map<Phase, PhaseTime>();
  private last = performance.now();

  /** Counts the time since the last lap to `phase`. */
  lap(phase: Phase, work = 0): void {
    const now = performance.now();
    const before = this.phases.get(phase) ?? { milliseconds: 0, work: 0 };
    this.phases.set(phase, {
      milliseconds: before.milliseconds + now - this.last,
      work: before.work + work,
    });
    this.last = now;
  }

  get times(): Readonly<Partial<Record<Phase, PhaseTime>>> {
    return Object.fromEntries(this.phases);
  }
}
