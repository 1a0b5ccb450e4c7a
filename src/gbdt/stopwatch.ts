/** Measures where training spends its time: adds up laps by phase, with the amount of work done. */

export type Phase =
  'gradients' | 'histograms' | 'partition' | 'splitSearch' | 'smallLeaves' | 'scores' | 'other';

export interface PhaseTime {
  readonly milliseconds: number;
  /** Number of rows for histograms, partition and small leaves; 0 for other phases. */
  readonly work: number;
}

export class Stopwatch {
  private readonly phases = new Map<Phase, PhaseTime>();
  private last = performance.now();

  /** Adds the time since the last lap to `phase`. */
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
