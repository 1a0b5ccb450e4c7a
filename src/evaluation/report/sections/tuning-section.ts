import type { Tuning } from '../evaluation-report';
import { decimals, settingsLine } from '../numbers';
import type { Section } from '../section';

/** The chosen parameters of the baselines, and how they were found. */
export function tuningSection({ budget, targets, baselines }: Tuning): Section {
  return {
    title: 'Tuning of the baselines',
    paragraphs: [
      `Each baseline tried up to ${budget} parameter settings on ${targets.toLocaleString('en')} validation targets (each user's order before the tested one): first the published setting, then random draws from its grid, then steps around the best so far. Settings are compared by the mean of recall@10 and NDCG@10; then the size of the basket, as a multiple of the user's mean basket, is chosen by F1. The tested orders were not used.`,
    ],
    tables: [
      {
        head: ['baseline', 'chosen', 'basket size', 'settings tried', 'validation', 'published', 'seconds'],
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
