import type { RetrievalRecallRow } from '../../retrieval/retrieval-recall';
import { retrievalChart } from '../charts/retrieval-chart';
import { decimals } from '../numbers';
import type { Section } from '../section';

/** What the candidates hold before anything is ranked. */
export function retrievalSection(rows: readonly RetrievalRecallRow[]): Section {
  return {
    title: 'Candidates: the ceiling of ranking',
    paragraphs: [
      'Before anything is ranked, retrieval picks a few hundred candidates from the whole catalogue. What it does not find, no ranking can show. Repeat recall: share of the products bought before that are among the candidates; explore recall: share of the others. Generators count only what the history does not hold. "In service" is what the model asks for, with the whole history.',
    ],
    charts: [retrievalChart(rows)],
    tables: [
      {
        head: ['generator', 'asked for', 'found', 'repeat recall', 'explore recall', 'recall of all'],
        rows: rows.map(({ generator, asked, found, repeatRecall, exploreRecall, recall }) => [
          generator,
          String(asked),
          decimals(found, 1),
          decimals(repeatRecall),
          decimals(exploreRecall),
          decimals(recall),
        ]),
      },
    ],
  };
}
