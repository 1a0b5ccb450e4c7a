import { useQuery } from '@apollo/client/react';
import classes from '../panel/panel.module.css';
import { ViewTitle } from '../panel/view-title';
import { CalibrationPanel } from './calibration-panel';
import { ComparisonPanel } from './comparison-panel';
import { FeedbackPanel } from './feedback-panel';
import { HistoryLengthPanel } from './history-length-panel';
import { ImportancePanel } from './importance-panel';
import { InServicePanel } from './in-service-panel';
import { LearningPanel } from './learning-panel';
import { qualityQuery } from './queries';
import { VersionsPanel } from './versions-panel';

export function ModelView() {
  // Four panels show parts of one answer.
  const quality = useQuery(qualityQuery);
  return (
    <>
      <ViewTitle title="How good is the model?">
        Measured on orders that were held back from training: each shopper&rsquo;s later basket was hidden,
        predicted, and compared with what was really bought. The same was done for simpler methods. These
        orders did decide when training stopped; &ldquo;npm run evaluate&rdquo; measures on the last ones,
        which decided nothing.
      </ViewTitle>
      <div className={classes.grid}>
        <InServicePanel />
        <div className={classes.stack}>
          <ComparisonPanel answer={quality} />
          <HistoryLengthPanel answer={quality} />
          <LearningPanel answer={quality} />
        </div>
        <div className={classes.stack}>
          <CalibrationPanel answer={quality} />
          <ImportancePanel />
        </div>
        <VersionsPanel />
        <FeedbackPanel />
      </div>
    </>
  );
}
