import { groupBy } from '../../../lib/group-by';
import type { Evaluation } from '../../evaluate';
import { mainMetrics } from '../../method-results';
import { ours } from '../../model-method';
import type { Slice } from '../../slices';
import { sliceChart } from '../charts/slice-chart';
import { decimals, signedInterval } from '../numbers';
import type { Section } from '../section';

/** Where ours is strong and where it is not. */
export function sliceSection({ slices }: Evaluation): Section {
  const dimensions = [...groupBy(slices, ({ dimension }) => dimension)];
  return {
    title: 'For whom',
    paragraphs: [
      'The same metrics for parts of the users. "Best baseline" is the one that is best in that very part. Repeat recall looks only at products that the user had bought before, explore recall only at the others.',
    ],
    charts: dimensions.map(([dimension, parts]) => sliceChart(dimension, parts)),
    tables: dimensions.map(([dimension, parts]) => ({
      caption: `By ${dimension}`,
      head: [
        dimension,
        'users',
        ...mainMetrics.flatMap((metric) => [metric, 'minus best baseline']),
        'repeat recall@10',
        'explore recall@10',
      ],
      rows: parts.map(sliceRow),
    })),
  };
}

function sliceRow({ name, targets, methods, against }: Slice): readonly string[] {
  const own = methods[ours] ?? {};
  return [
    name,
    targets.toLocaleString('en'),
    ...mainMetrics.flatMap((metric) => [
      decimals(own[metric]),
      against[metric] ? `${signedInterval(against[metric].difference)} ${against[metric].baseline}` : '-',
    ]),
    decimals(own['repeatRecall@10']),
    decimals(own['exploreRecall@10']),
  ];
}
