import { Answer } from '../panel/answer';
import { Facts } from '../panel/facts';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import { number } from '../format';
import { systemQuery } from './system-queries';
import { valueOf } from './report-answer';
import type { ReportAnswer } from './report-answer';

export function QueuePanel({ answer }: { readonly answer: ReportAnswer }) {
  return (
    <Panel
      title="Queue"
      about="Concurrent requests are processed in batches. Requests that would wait too long are rejected, and clients can retry."
      query={{ document: systemQuery, variables: {} }}
    >
      <Answer answer={answer} what="the queue">
        {({ system: { counters } }) => {
          const value = (name: string) => valueOf(counters, `timele_${name}`);
          const batches = value('queue_batches');
          if (batches === 0)
            return <Empty title="No requests since the start">Open the Shopper view first.</Empty>;
          return (
            <Facts
              facts={[
                { name: 'Waiting', value: number(value('queue_waiting')) },
                { name: 'Requests per batch', value: (value('queue_requests') / batches).toFixed(2) },
                { name: 'Rejected', value: number(value('queue_refused')) },
                {
                  name: 'Model runs',
                  value: number(value('inference_batches')),
                  note: `${number(value('inference_rows'))} products scored by the current model`,
                },
                { name: 'Threads restarted', value: number(value('inference_restarts')) },
              ]}
            />
          );
        }}
      </Answer>
    </Panel>
  );
}
