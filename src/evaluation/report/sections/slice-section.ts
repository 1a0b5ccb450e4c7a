import { groupBy } from '../../../lib/group-by';
import type { Evaluation } from '../../evaluate';
import { mainMetrics } from '../../method-results';
import { MODEL_METHOD } from '../../model-method';
import type { Slice } from '../../slices';
import { sliceChart } from '../charts/slice-chart';
import { decimals, signedInterval } from '../numbers';
import type { Section } from '../section';

/** The metrics for parts of the users. */
export function sliceSection({ slices }: Evaluation): Section {
  const dimensions = [...groupBy(slices, ({ dimension }) => dimension)];
  return {
    title: 'Results by group of users',
    paragraphs: [
      'The same metrics for parts of the users. "Best baseline" is the best one within that part. Repeat recall considers only products that the user bought before, explore recall only all other products.',
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
  const own = methods[MODEL_METHOD] ?? {};
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
