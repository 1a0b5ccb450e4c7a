import { useState } from 'react';
import { LineChart } from '../charts/line-chart';
import { Panel } from '../panel/panel';
import { WithQuality } from './quality-answer';
import type { QualityAnswer } from './quality-answer';
import { qualityQuery } from './model-queries';
import { StageSwitch } from './stage-switch';
import type { StageNumber } from './stage-switch';

export function LearningPanel({ answer }: { readonly answer: QualityAnswer }) {
  const [stage, setStage] = useState<StageNumber>(1);
  return (
    <Panel
      title="Learning curve"
      about="The error on held-out baskets after each tree. Trees that no longer reduce it are discarded."
      query={{ document: qualityQuery, variables: {} }}
    >
      <StageSwitch stage={stage} onChange={setStage} />
      <WithQuality
        answer={answer}
        what="the learning curve"
        measured={(_, { learningCurves }) => learningCurves.some((curve) => curve.stage === stage)}
      >
        {(_, { learningCurves }) => {
          const curve = learningCurves.find((one) => one.stage === stage);
          if (!curve) return null;
          return (
            <LineChart
              label={`${curve.metric} on validation targets by number of trees of stage ${stage}`}
              series={[
                {
                  name: curve.metric,
                  tone: 'predicted',
                  points: curve.validation.map((value, place) => ({ x: place + 1, y: value })),
                },
              ]}
              xTitle="trees"
              yTitle={curve.metric}
              formatX={(trees) => String(Math.round(trees))}
              formatY={(value) => value.toFixed(4)}
              mark={{ x: curve.bestIteration, text: `${curve.bestIteration} kept` }}
            />
          );
        }}
      </WithQuality>
    </Panel>
  );
}
