import type { RetrievalRecallRow } from '../../retrieval/retrieval-recall';
import { retrievalChart } from '../charts/retrieval-chart';
import { decimals } from '../numbers';
import type { Section } from '../section';

/** Recall of the candidates before ranking. */
export function retrievalSection(rows: readonly RetrievalRecallRow[]): Section {
  return {
    title: 'Candidates: the upper limit of ranking',
    paragraphs: [
      'Before ranking, retrieval selects a few hundred candidates from the whole catalogue. A product that is not among them cannot be recommended. Repeat recall is the share of the products bought before that are among the candidates; explore recall is the share of all other products. For a single generator, only candidates outside the history are counted. "In service" is the configuration of the model, which includes the whole history.',
    ],
    charts: [retrievalChart(rows)],
    tables: [
      {
        head: ['generator', 'requested', 'found', 'repeat recall', 'explore recall', 'overall recall'],
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
