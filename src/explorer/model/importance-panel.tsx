import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { Bars } from '../charts/bars';
import { Answer } from '../panel/answer';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import { percent } from '../format';
import { importanceQuery } from './model-queries';
import { StageSwitch } from './stage-switch';
import type { StageNumber } from './stage-switch';

export function ImportancePanel() {
  const answer = useQuery(importanceQuery);
  const [stage, setStage] = useState<StageNumber>(1);
  return (
    <Panel
      title="Feature importance"
      about="The features that contribute most to the model's decisions. Shares are relative to the twelve features shown."
      query={{ document: importanceQuery, variables: {} }}
    >
      <StageSwitch stage={stage} onChange={setStage} />
      <Answer answer={answer} what="the features" lines={8}>
        {({ model }) => {
          const features = stage === 1 ? model.stage1Importance : model.stage2Importance;
          const total = features.reduce((sum, { gain }) => sum + gain, 0);
          if (features.length === 0)
            return <Empty title="No model is in service">Train one with &ldquo;npm run train&rdquo;.</Empty>;
          return (
            <Bars
              label="Share of gain"
              bars={features.map(({ name, gain }) => ({
                label: name.replaceAll('_', ' '),
                value: gain,
                text: total > 0 ? percent(gain / total) : '–',
              }))}
            />
          );
        }}
      </Answer>
    </Panel>
  );
}
