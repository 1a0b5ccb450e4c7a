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
import { qualityQuery } from './model-queries';
import { VersionsPanel } from './versions-panel';

export function ModelView() {
  // Four panels show parts of this result.
  const quality = useQuery(qualityQuery);
  return (
    <>
      <ViewTitle title="How good is the model?">
        Measured on the last order of each shopper: a model with the same settings that was not trained on
        these orders predicts the basket, and the prediction is compared with the actual purchase. Simpler
        methods are measured on the same baskets. The model in service is then trained with these orders too.
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
