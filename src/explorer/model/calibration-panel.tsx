import { LineChart } from '../charts/line-chart';
import { Panel } from '../panel/panel';
import classes from '../panel/panel.module.css';
import { WithQuality } from './quality-answer';
import type { QualityAnswer } from './quality-answer';
import { qualityQuery } from './model-queries';

const whole = [0, 1] as const;
const tick = (share: number) => `${Math.round(share * 100)}%`;

export function CalibrationPanel({ answer }: { readonly answer: QualityAnswer }) {
  return (
    <Panel
      title="Calibration"
      about="Of all products with a predicted probability of about 30%, about 30% should be bought. On the dashed line, predicted and observed shares are equal."
      query={{ document: qualityQuery, variables: {} }}
    >
      <WithQuality
        answer={answer}
        what="calibration"
        measured={(_, { calibration }) => calibration.length > 0}
      >
        {(_, { calibration, expectedCalibrationError }) => (
          <>
            <LineChart
              label="Share bought by predicted probability, with the line of equality"
              series={[
                {
                  name: 'Bought',
                  tone: 'predicted',
                  dots: true,
                  points: calibration.map(({ predicted, observed }) => ({ x: predicted, y: observed })),
                },
              ]}
              xTitle="predicted"
              yTitle="bought"
              formatX={tick}
              formatY={tick}
              xDomain={whole}
              yDomain={whole}
              diagonal
            />
            {expectedCalibrationError !== null && (
              <p className={classes.note}>
                On average, predicted and observed shares differ by{' '}
                {(100 * expectedCalibrationError).toFixed(1)} percentage points.
              </p>
            )}
          </>
        )}
      </WithQuality>
    </Panel>
  );
}
