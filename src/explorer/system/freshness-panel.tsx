import { Answer } from '../panel/answer';
import { Facts } from '../panel/facts';
import { Panel } from '../panel/panel';
import { number } from '../words/count';
import { ago, moment } from '../words/moment';
import { systemQuery } from './queries';
import type { ReportAnswer } from './report-answer';

export function FreshnessPanel({ answer }: { readonly answer: ReportAnswer }) {
  return (
    <Panel
      title="How fresh the data is"
      about="A recorded order counts in the next answer for its shopper; what everybody buys is brought up to date by import and training."
      query={{ document: systemQuery, variables: {} }}
    >
      <Answer answer={answer} what="the data's freshness">
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
                { name: 'Serving since', ...when(startedAt) },
              ]}
            />
          );
        }}
      </Answer>
    </Panel>
  );
}
