import { Answer } from '../panel/answer';
import { Facts } from '../panel/facts';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import { number } from '../words/count';
import { type Counter, systemQuery } from './queries';
import type { ReportAnswer } from './report-answer';

export function CachePanel({ answer }: { readonly answer: ReportAnswer }) {
  return (
    <Panel
      title="Cache"
      about="What was answered from memory instead of being computed again."
      query={{ document: systemQuery, variables: {} }}
    >
      <Answer answer={answer} what="the cache">
        {({ system: { counters } }) => {
          const ofCaches = counters.filter(({ name }) => name.includes('cache'));
          if (ofCaches.length === 0)
            return (
              <Empty title="No cache has counted anything">
                Every answer was computed for its request. The catalogue is in memory all the same, and read
                anew after an import.
              </Empty>
            );
          return (
            <Facts
              facts={ofCaches.map((counter) => ({
                name: nameOf(counter),
                value: number(counter.value),
                note: counter.meaning,
              }))}
            />
          );
        }}
      </Answer>
    </Panel>
  );
}

function nameOf({ name, labels }: Counter): string {
  const words = name
    .replace(/^timele_/, '')
    .replace(/_total$/, '')
    .replaceAll('_', ' ');
  return [words, ...labels.map(({ value }) => value)].join(', ');
}
