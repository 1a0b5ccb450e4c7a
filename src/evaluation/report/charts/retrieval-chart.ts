import { groupBy } from '../../../lib/group-by';
import type { RetrievalRecallRow } from '../../retrieval/retrieval-recall';
import { decimals } from '../numbers';
import { numberAxis } from './axes';
import type { ChartSpec } from './chart-spec';

/** Explore recall by number of candidates, one line per generator. */
export function retrievalChart(rows: readonly RetrievalRecallRow[]): ChartSpec {
  const found = rows.filter(
    ({ exploreRecall, generator }) => !Number.isNaN(exploreRecall) && generator !== 'in service',
  );
  const lines = [...groupBy(found, ({ generator }) => generator)];
  return {
    title: 'Explore recall by number of new candidates',
    description: lines
      .map(
        ([name, points]) =>
          `${name} ${points.map(({ asked, exploreRecall }) => `${asked}: ${decimals(exploreRecall, 3)}`).join(', ')}`,
      )
      .join('; '),
    width: 640,
    height: 340,
    option: (theme) => ({
      color: [...theme.series],
      legend: { top: 0, itemGap: 24, textStyle: { color: theme.text } },
      grid: { left: 60, right: 20, top: 50, bottom: 50 },
      xAxis: numberAxis(theme, 'candidates outside the history (mean found)'),
      yAxis: {
        type: 'value',
        axisLabel: { color: theme.faint },
        splitLine: { lineStyle: { color: theme.line } },
      },
      series: lines.map(([name, points]) => ({
        name,
        type: 'line',
        data: points.map(({ found: candidates, exploreRecall }) => [candidates, exploreRecall]),
      })),
    }),
  };
}
