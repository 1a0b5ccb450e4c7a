import { Answer } from '../panel/answer';
import { Facts } from '../panel/facts';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import { number, percent } from '../format';
import { systemQuery } from './system-queries';
import { valueOf } from './report-answer';
import type { ReportAnswer } from './report-answer';

export function CachePanel({ answer }: { readonly answer: ReportAnswer }) {
  return (
    <Panel
      title="Cache"
      about="Repeated requests for an unchanged history are answered from the cache. A new order, a dismissal or another model invalidates the entry."
      query={{ document: systemQuery, variables: {} }}
    >
      <Answer answer={answer} what="the cache">
        {({ system: { counters } }) => {
          const hits = valueOf(counters, 'timele_cache_hits');
          const misses = valueOf(counters, 'timele_cache_misses');
          if (hits + misses === 0)
            return (
              <Empty title="No cache lookups yet">
                Press &ldquo;Send test traffic&rdquo; to generate some.
              </Empty>
            );
          return (
            <Facts
              facts={[
                { name: 'Hit rate', value: percent(hits / (hits + misses)) },
                { name: 'Hits', value: number(hits) },
                { name: 'Misses', value: number(misses) },
              ]}
            />
          );
        }}
      </Answer>
    </Panel>
  );
}
