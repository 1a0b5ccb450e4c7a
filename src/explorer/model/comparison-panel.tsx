import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Bars } from '../charts/bars';
import { Panel } from '../panel/panel';
import classes from '../panel/panel.module.css';
import { count } from '../format';
import { WithQuality } from './quality-answer';
import type { QualityAnswer } from './quality-answer';
import { qualityQuery } from './model-queries';
import type { Quality, QualityModel } from './model-queries';

const metrics = [
  {
    name: 'recall@10',
    label: 'Recall',
    meaning: 'Share of the purchased products that are among the ten recommendations.',
  },
  {
    name: 'precision@10',
    label: 'Precision',
    meaning: 'Share of the ten recommendations that were bought.',
  },
  {
    name: 'ndcg@10',
    label: 'NDCG',
    meaning: 'Ranking quality: how close to the top of the list the purchased products are; 1 is perfect.',
  },
  {
    name: 'basketF1',
    label: 'Basket F1',
    meaning: 'Overlap of the predicted basket and the actual one; 1 means that they are identical.',
  },
] as const;

export function ComparisonPanel({ answer }: { readonly answer: QualityAnswer }) {
  const [name, setName] = useState<string>(metrics[0].name);
  const chosen = metrics.find((metric) => metric.name === name) ?? metrics[0];
  return (
    <Panel
      title="Comparison with simpler methods"
      about={chosen.meaning}
      query={{ document: qualityQuery, variables: {} }}
    >
      <SegmentedControl
        aria-label="Metric"
        size="xs"
        mb="md"
        value={chosen.name}
        onChange={setName}
        data={metrics.map((metric) => ({ value: metric.name, label: metric.label }))}
      />
      <WithQuality
        answer={answer}
        what="the comparison"
        measured={(model) => metricOf(model, chosen.name) !== undefined}
      >
        {(model, quality) => <Comparison model={model} quality={quality} name={chosen.name} />}
      </WithQuality>
    </Panel>
  );
}

const metricOf = ({ metrics: measured }: QualityModel, name: string) =>
  measured.find((metric) => metric.name === name);

function Comparison({
  model,
  quality,
  name,
}: {
  readonly model: QualityModel;
  readonly quality: Quality;
  readonly name: string;
}) {
  const metric = metricOf(model, name);
  const interval = quality.intervals.find((one) => one.name === name);
  if (!metric) return null;
  const others = metric.baselines.toSorted((a, b) => b.value - a.value);
  return (
    <>
      <Bars
        label={`${name} of the model and of simpler methods`}
        bars={[
          {
            label: 'This model',
            value: metric.ours ?? 0,
            text: figure(metric.ours),
            own: true,
            interval: interval?.ours,
          },
          ...others.map(({ name: label, value }) => ({ label, value, text: figure(value) })),
        ]}
      />
      {interval && (
        <p className={classes.note}>
          Difference to {interval.bestBaseline}, the best of the other methods: {signed(interval.lead.mean)}{' '}
          (95% confidence interval: {signed(interval.lead.low)} to {signed(interval.lead.high)}).
          {quality.targets !== null && ` Measured on ${count(quality.targets, 'basket')}.`}
        </p>
      )}
    </>
  );
}

const figure = (value: number | null) => (value === null ? '–' : value.toFixed(3));

const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
