import { Bars } from '../charts/bars';
import { Answer } from '../panel/answer';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import { count } from '../words/count';
import { percent } from '../words/percent';
import { systemQuery } from './queries';
import { byLabel } from './report-answer';
import type { ReportAnswer } from './report-answer';

const words: Readonly<Record<string, string>> = { PERSONALIZED: 'Personal', POPULAR: 'Popular products' };

export function StrategiesPanel({ answer }: { readonly answer: ReportAnswer }) {
  return (
    <Panel
      title="How answers came about"
      about="Popular products are the honest answer for shoppers without a history; many of them for others mean that no model is in service."
      query={{ document: systemQuery, variables: {} }}
    >
      <Answer answer={answer} what="the strategies">
        {({ system: { counters } }) => {
          const strategies = byLabel(counters, 'timele_answers_total', 'strategy');
          const total = strategies.reduce((sum, { value }) => sum + value, 0);
          if (total === 0)
            return (
              <Empty title="No recommendation was asked for yet">
                Look at a shopper, or press &ldquo;Send some traffic&rdquo;.
              </Empty>
            );
          return (
            <Bars
              label="Answers by strategy since the start"
              bars={strategies.map(({ label, value }) => ({
                label: `${words[label] ?? label} (${count(value, 'answer')})`,
                value,
                text: percent(value / total),
                own: label === 'PERSONALIZED',
              }))}
            />
          );
        }}
      </Answer>
    </Panel>
  );
}
