/**
 * Platt scaling: fits probability = sigmoid(slope x raw score + intercept) by Newton's method on the log loss, with
 * Platt's smoothed targets (J. Platt, "Probabilistic outputs for support vector machines", 1999, section 2.2).
 */
export interface PlattScaling {
  readonly slope: number;
  readonly intercept: number;
}

/** @returns slope 1 and intercept 0 if all labels are equal, or if higher scores do not mean higher probabilities */
export function fitPlattScaling(rawScores: Float32Array, labels: Uint8Array): PlattScaling {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const negatives = labels.length - positives;
  const identity = { slope: 1, intercept: 0 };
  if (positives === 0 || negatives === 0) return identity;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (negatives + 2);
  let { slope, intercept } = identity;
  for (let step = 0; step < 50; step++) {
    // Gradient and Hessian of the log loss in (slope, intercept).
    let [gs, gi, hss, hsi, hii] = [0, 0, 1e-9, 0, 1e-9];
    for (let i = 0; i < labels.length; i++) {
      const score = rawScores[i];
      const p = 1 / (1 + Math.exp(-(slope * score + intercept)));
      const error = p - (labels[i] ? high : low);
      const weight = p * (1 - p);
      gs += error * score;
      gi += error;
      hss += weight * score * score;
      hsi += weight * score;
      hii += weight;
    }
    const determinant = hss * hii - hsi * hsi;
    const ds = (hii * gs - hsi * gi) / determinant;
    const di = (hss * gi - hsi * gs) / determinant;
    slope -= ds;
    intercept -= di;
    if (Math.abs(ds) + Math.abs(di) < 1e-9) break;
  }
  return Number.isFinite(slope) && slope > 0 && Number.isFinite(intercept) ? { slope, intercept } : identity;
}
