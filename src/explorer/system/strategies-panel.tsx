import { Bars } from '../charts/bars';
import { Answer } from '../panel/answer';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import { count, percent } from '../format';
import { systemQuery } from './system-queries';
import { byLabel } from './report-answer';
import type { ReportAnswer } from './report-answer';

const strategyNames: Readonly<Record<string, string>> = {
  PERSONALIZED: 'Personalised',
  POPULAR: 'Popular products',
};

export function StrategiesPanel({ answer }: { readonly answer: ReportAnswer }) {
  return (
    <Panel
      title="Strategies"
      about="Shoppers without a history get popular products. If many other shoppers get them too, no model is in service."
      query={{ document: systemQuery, variables: {} }}
    >
      <Answer answer={answer} what="the strategies">
        {({ system: { counters } }) => {
          const strategies = byLabel(counters, 'timele_answers_total', 'strategy');
          const total = strategies.reduce((sum, { value }) => sum + value, 0);
          if (total === 0)
            return (
              <Empty title="No recommendations yet">
                Open the Shopper view, or press &ldquo;Send test traffic&rdquo;.
              </Empty>
            );
          return (
            <Bars
              label="Answers by strategy since the start"
              bars={strategies.map(({ label, value }) => ({
                label: `${strategyNames[label] ?? label} (${count(value, 'answer')})`,
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
