import { Answer } from '../panel/answer';
import { Facts } from '../panel/facts';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import { number } from '../words/count';
import { percent } from '../words/percent';
import { systemQuery } from './queries';
import { valueOf } from './report-answer';
import type { ReportAnswer } from './report-answer';

export function CachePanel({ answer }: { readonly answer: ReportAnswer }) {
  return (
    <Panel
      title="Cache"
      about="The same question about the same history is answered from memory. A new order, a dismissal or another model makes the answer new."
      query={{ document: systemQuery, variables: {} }}
    >
      <Answer answer={answer} what="the cache">
        {({ system: { counters } }) => {
          const hits = valueOf(counters, 'timele_cache_hits');
          const misses = valueOf(counters, 'timele_cache_misses');
          if (hits + misses === 0)
            return (
              <Empty title="Nothing was looked for in the cache yet">
                Press &ldquo;Send some traffic&rdquo; to see it at work.
              </Empty>
            );
          return (
            <Facts
              facts={[
                { name: 'Answered from memory', value: percent(hits / (hits + misses)) },
                { name: 'Found', value: number(hits) },
                { name: 'Worked out', value: number(misses) },
              ]}
            />
          );
        }}
      </Answer>
    </Panel>
  );
}
