import type { Tuning } from '../evaluation-report';
import { decimals, settingsLine } from '../numbers';
import type { Section } from '../section';

/** How the baselines got their parameters. */
export function tuningSection({ budget, targets, baselines }: Tuning): Section {
  return {
    title: 'How the baselines were tuned',
    paragraphs: [
      `An untuned baseline is easy to beat. Each one tried up to ${budget} parameter settings on ${targets.toLocaleString('en')} validation targets (each user's order before the one tested; the published setting first, then seeded draws from its grid, then steps around the best). Judged by the mean of recall@10 and NDCG@10; after that the size of its basket, as a multiple of the user's mean basket, by F1. The tested orders played no part.`,
    ],
    tables: [
      {
        head: ['baseline', 'chosen', 'basket size', 'tried', 'validation', 'as published', 'seconds'],
        rows: baselines.map((row) => [
          row.name,
          settingsLine(row.parameters),
          `${row.basketScale} x mean`,
          String(row.trials),
          decimals(row.validation),
          decimals(row.publishedValidation),
          decimals(row.seconds, 1),
        ]),
      },
    ],
  };
}
