import { useQuery } from '@apollo/client/react';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Bars } from '../charts/bars';
import { Answer } from '../panel/answer';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import { percent } from '../words/percent';
import { importanceQuery } from './queries';

const stages = [
  { value: 'stage1Importance', label: 'Stage 1: finding' },
  { value: 'stage2Importance', label: 'Stage 2: ranking' },
] as const;

export function ImportancePanel() {
  const answer = useQuery(importanceQuery);
  const [stage, setStage] = useState<(typeof stages)[number]['value']>('stage1Importance');
  return (
    <Panel
      title="What it looks at"
      about="The features that sort bought from not bought most often and best. Shares are of the twelve shown."
      query={{ document: importanceQuery, variables: {} }}
    >
      <SegmentedControl
        aria-label="Stage"
        size="xs"
        mb="md"
        value={stage}
        onChange={(value) => setStage(value as typeof stage)}
        data={[...stages]}
      />
      <Answer answer={answer} what="the features" lines={8}>
        {({ model }) => {
          const features = model[stage];
          const total = features.reduce((sum, { gain }) => sum + gain, 0);
          if (features.length === 0)
            return <Empty title="No model is in service">Train one with &ldquo;npm run train&rdquo;.</Empty>;
          return (
            <Bars
              label="Share of the gain"
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
