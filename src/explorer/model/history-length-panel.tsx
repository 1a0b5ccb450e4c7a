import { Bars } from '../charts/bars';
import { Panel } from '../panel/panel';
import classes from '../panel/panel.module.css';
import { count } from '../format';
import { WithQuality } from './quality-answer';
import type { QualityAnswer } from './quality-answer';
import { qualityQuery } from './model-queries';
import type { Quality } from './model-queries';

export function HistoryLengthPanel({ answer }: { readonly answer: QualityAnswer }) {
  return (
    <Panel
      title="Recall by length of history"
      about="Recall of ten recommendations, by the number of known orders of the shopper."
      query={{ document: qualityQuery, variables: {} }}
    >
      <WithQuality
        answer={answer}
        what="recall by history"
        measured={(_, { byHistory }) => byHistory.length > 0}
      >
        {(_, { byHistory }) => (
          <>
            <Bars
              label="Recall at 10 by number of previous orders"
              bars={byHistory.map(({ orders, targets, ours }) => ({
                label: `${orders} orders (${count(targets, 'shopper')})`,
                value: ours ?? 0,
                text: ours === null ? '–' : ours.toFixed(3),
                own: true,
              }))}
            />
            <p className={classes.note}>{comparison(byHistory)}</p>
          </>
        )}
      </WithQuality>
    </Panel>
  );
}

/** Counts the groups in which the model beats every baseline. */
function comparison(slices: Quality['byHistory']): string {
  const ahead = slices.filter(({ ours, baselines }) => baselines.every(({ value }) => (ours ?? 0) > value));
  return `Better than every simpler method in ${ahead.length} of ${count(slices.length, 'group')}.`;
}
