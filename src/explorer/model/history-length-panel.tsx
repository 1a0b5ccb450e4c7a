import { Bars } from '../charts/bars';
import { Panel } from '../panel/panel';
import classes from '../panel/panel.module.css';
import { count } from '../words/count';
import { WithQuality } from './quality-answer';
import type { QualityAnswer } from './quality-answer';
import { qualityQuery } from './queries';
import type { Quality } from './queries';

export function HistoryLengthPanel({ answer }: { readonly answer: QualityAnswer }) {
  return (
    <Panel
      title="Whom it knows how well"
      about="Recall among ten suggestions, by the number of orders that the model had seen of the shopper."
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
              label="Recall at 10 by orders before"
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

/** In how many of the parts the model is ahead of everything else. */
function comparison(slices: Quality['byHistory']): string {
  const ahead = slices.filter(({ ours, baselines }) => baselines.every(({ value }) => (ours ?? 0) > value));
  return `Ahead of every simpler method in ${ahead.length} of ${count(slices.length, 'group')}.`;
}
