import { LineChart } from '../charts/line-chart';
import { Panel } from '../panel/panel';
import classes from '../panel/panel.module.css';
import { WithQuality } from './quality-answer';
import type { QualityAnswer } from './quality-answer';
import { qualityQuery } from './queries';

const whole = [0, 1] as const;
const tick = (share: number) => `${Math.round(share * 100)}%`;

export function CalibrationPanel({ answer }: { readonly answer: QualityAnswer }) {
  return (
    <Panel
      title="Are the probabilities honest?"
      about="Of all products given about 30%, about 30% should really be bought. On the dashed line, what was promised is what came true."
      query={{ document: qualityQuery, variables: {} }}
    >
      <WithQuality
        answer={answer}
        what="the calibration"
        measured={(_, { calibration }) => calibration.length > 0}
      >
        {(_, { calibration, expectedCalibrationError }) => (
          <>
            <LineChart
              label="Share really bought over probability promised, beside the line of equality"
              series={[
                {
                  name: 'Really bought',
                  tone: 'predicted',
                  dots: true,
                  points: calibration.map(({ predicted, observed }) => ({ x: predicted, y: observed })),
                },
              ]}
              xTitle="promised"
              yTitle="came true"
              formatX={tick}
              formatY={tick}
              xDomain={whole}
              yDomain={whole}
              diagonal
            />
            {expectedCalibrationError !== null && (
              <p className={classes.note}>
                On average the two differ by {(100 * expectedCalibrationError).toFixed(1)} percentage points.
              </p>
            )}
          </>
        )}
      </WithQuality>
    </Panel>
  );
}
