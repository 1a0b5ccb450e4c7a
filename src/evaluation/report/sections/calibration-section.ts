import type { Evaluation } from '../../evaluate';
import { calibrationChart } from '../charts/calibration-chart';
import { decimals } from '../numbers';
import type { Section } from '../section';

/** Whether 30 % means 30 %. */
export function calibrationSection({ calibration }: Evaluation): Section {
  const { bins, expectedCalibrationError } = calibration;
  return {
    title: 'Are the probabilities honest?',
    paragraphs: [
      `Of recommendations with a score around 30 %, about 30 % should be bought. Expected calibration error: ${decimals(expectedCalibrationError)} (0 is perfect), over each user's hundred best recommendations.`,
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
