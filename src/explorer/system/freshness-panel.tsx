import { Answer } from '../panel/answer';
import { Facts } from '../panel/facts';
import { Panel } from '../panel/panel';
import { number } from '../format';
import { ago, moment } from '../calendar';
import { systemQuery } from './system-queries';
import type { ReportAnswer } from './report-answer';

export function FreshnessPanel({ answer }: { readonly answer: ReportAnswer }) {
  return (
    <Panel
      title="Data freshness"
      about="A recorded order is used in the shopper's next recommendations. Statistics over all shoppers are updated by import and training."
      query={{ document: systemQuery, variables: {} }}
    >
      <Answer answer={answer} what="data freshness">
        {({ system: { freshness, startedAt, readAt } }) => {
          const now = Date.parse(readAt);
          const when = (iso: string | null) =>
            iso === null ? { value: 'never' } : { value: ago(iso, now), note: moment(iso) };
          return (
            <Facts
              facts={[
                { name: 'Last import', ...when(freshness.importedAt) },
                { name: 'Last recorded order', ...when(freshness.recordedAt) },
                { name: 'Orders recorded', value: number(freshness.recordedOrders) },
                { name: 'Running since', ...when(startedAt) },
              ]}
            />
          );
        }}
      </Answer>
    </Panel>
  );
}
