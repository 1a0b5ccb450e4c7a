import { Answer } from '../panel/answer';
import { Facts } from '../panel/facts';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import { number } from '../words/count';
import { systemQuery } from './queries';
import { type ReportAnswer, valueOf } from './report-answer';

export function QueuePanel({ answer }: { readonly answer: ReportAnswer }) {
  return (
    <Panel
      title="Scoring queue"
      about="Requests that wait for the model at the same time are scored together, in a thread of their own. More calls a run means more waiting and more sharing."
      query={{ document: systemQuery, variables: {} }}
    >
      <Answer answer={answer} what="the queue">
        {({ system: { counters } }) => {
          const [runs, calls, rows, restarts] = ['batches', 'calls', 'rows', 'restarts'].map((what) =>
            valueOf(counters, `timele_inference_${what}`),
          ) as [number, number, number, number];
          if (runs === 0)
            return (
              <Empty title="The model has not scored anything since it was loaded">
                Look at a shopper first.
              </Empty>
            );
          return (
            <Facts
              facts={[
                { name: 'Calls a run', value: (calls / runs).toFixed(2) },
                { name: 'Products a run', value: number(Math.round(rows / runs)) },
                { name: 'Runs', value: number(runs) },
                { name: 'Threads replaced', value: number(restarts) },
              ]}
            />
          );
        }}
      </Answer>
    </Panel>
  );
}
