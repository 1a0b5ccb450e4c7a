import { Answer } from '../panel/answer';
import { Facts } from '../panel/facts';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import { number } from '../words/count';
import { systemQuery } from './queries';
import { valueOf } from './report-answer';
import type { ReportAnswer } from './report-answer';

export function QueuePanel({ answer }: { readonly answer: ReportAnswer }) {
  return (
    <Panel
      title="Queue"
      about="Requests that come at the same time are worked out together. Who would have to wait too long is refused and told to come again."
      query={{ document: systemQuery, variables: {} }}
    >
      <Answer answer={answer} what="the queue">
        {({ system: { counters } }) => {
          const value = (name: string) => valueOf(counters, `timele_${name}`);
          const batches = value('queue_batches');
          if (batches === 0)
            return <Empty title="Nothing was worked out since the start">Look at a shopper first.</Empty>;
          return (
            <Facts
              facts={[
                { name: 'Waiting now', value: number(value('queue_waiting')) },
                { name: 'Requests a batch', value: (value('queue_requests') / batches).toFixed(2) },
                { name: 'Refused', value: number(value('queue_refused')) },
                {
                  name: 'Model runs',
                  value: number(value('inference_batches')),
                  note: `${number(value('inference_rows'))} products scored by the model in service`,
                },
                { name: 'Threads replaced', value: number(value('inference_restarts')) },
              ]}
            />
          );
        }}
      </Answer>
    </Panel>
  );
}
