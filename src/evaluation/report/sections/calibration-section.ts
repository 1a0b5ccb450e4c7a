import type { Evaluation } from '../../evaluate';
import { calibrationChart } from '../charts/calibration-chart';
import { decimals } from '../numbers';
import type { Section } from '../section';

/** Compares predicted probabilities with observed shares. */
export function calibrationSection({ calibration }: Evaluation): Section {
  const { bins, expectedCalibrationError } = calibration;
  return {
    title: 'Are the probabilities reliable?',
    paragraphs: [
      `Of the products recommended with a score of about 30 %, about 30 % should be bought. Expected calibration error: ${decimals(expectedCalibrationError)} (0 is perfect), over the hundred best recommendations per user.`,
    ],
    charts: [calibrationChart(calibration)],
    tables: [
      {
        head: ['predicted', 'observed', 'recommendations'],
        rows: bins.map(({ predicted, observed, count }) => [
          decimals(predicted, 3),
          decimals(observed, 3),
          count.toLocaleString('en'),
        ]),
      },
    ],
  };
}
