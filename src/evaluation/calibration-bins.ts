/** Reliability of the probabilities: predicted and observed shares in ten bins, and the expected calibration error. */
import type { EvaluatedTarget, MethodAnswer } from './target-metrics';

export interface CalibrationBin {
  /** Mean predicted probability. */
  readonly predicted: number;
  /** Share that was actually bought. */
  readonly observed: number;
  readonly count: number;
}

export interface Calibration {
  /** Sum over the bins of (share of predictions) x |predicted - observed| (Naeini et al. 2015). */
  readonly expectedCalibrationError: number;
  /** By predicted probability, 0 to 0.1, 0.1 to 0.2, ...; empty bins are omitted. */
  readonly bins: readonly CalibrationBin[];
}

export class CalibrationCounter {
  private readonly predicted = new Float64Array(10);
  private readonly observed = new Float64Array(10);
  private readonly counts = new Float64Array(10);

  /** Adds every product of the list; ignores methods without probabilities. */
  addAnswer({ list, probabilities = [] }: MethodAnswer, { basket }: EvaluatedTarget): void {
    probabilities.forEach((probability, i) => this.add(probability, basket.has(list[i])));
  }

  add(probability: number, bought: boolean): void {
    const bin = Math.min(9, Math.floor(probability * 10));
    this.predicted[bin] += probability;
    this.observed[bin] += Number(bought);
    this.counts[bin] += 1;
  }

  result(): Calibration {
    const total = this.counts.reduce((sum, count) => sum + count, 0);
    const bins = Array.from(this.counts, (count, bin) => ({
      predicted: this.predicted[bin] / count,
      observed: this.observed[bin] / count,
      count,
    })).filter(({ count }) => count > 0);
    const error = bins.reduce(
      (sum, bin) => sum + (bin.count / total) * Math.abs(bin.predicted - bin.observed),
      0,
    );
    return { expectedCalibrationError: error, bins };
  }
}
