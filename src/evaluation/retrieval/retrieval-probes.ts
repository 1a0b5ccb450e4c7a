/** The rows of the retrieval table: each probe is one way to find candidates, with a number of them. */
import type { RetrievalSizes } from '../../retrieval/candidate';
import type { Catalogue } from '../../retrieval/catalogue';
import { retrieve } from '../../retrieval/retrieve';
import type { RetrievalRequest } from '../../retrieval/retrieve';
import { publishedParameters } from '../baselines/baseline';
import { decayedFrequency } from '../baselines/decayed-frequency';
import type { BasketHistories } from '../basket-histories';

export interface RetrievalProbe {
  readonly generator: string;
  /** Number of candidates requested; those in the history are not counted, except for `history` itself. */
  readonly asked: number;
  /** Kinds of products that it can find. */
  readonly finds: 'repeat' | 'explore' | 'both';
  /**
   * @param user place in the histories
   * @param history product indices
   * @returns product indices
   */
  find: (request: RetrievalRequest, user: number, history: ReadonlySet<number>) => readonly number[];
}

export const candidateCounts = [50, 100, 200, 500] as const;

export function retrievalProbes(
  catalogue: Catalogue,
  histories: BasketHistories,
  sizes: RetrievalSizes,
): readonly RetrievalProbe[] {
  const generators = Object.keys(sizes) as readonly (keyof RetrievalSizes)[];
  const sizesOf = (size: (generator: string) => number) =>
    Object.fromEntries(
      generators.map((generator) => [generator, size(generator)] as const),
    ) as unknown as RetrievalSizes;
  const inService = generators.reduce((sum, generator) => sum + sizes[generator], 0);
  return [
    ...candidateCounts.map((k) => historyProbe(histories, k)),
    ...generators.flatMap((generator) =>
      candidateCounts.map((k) =>
        unseenProbe(
          catalogue,
          generator,
          k,
          sizesOf((other) => (other === generator ? k : 0)),
          [generator],
        ),
      ),
    ),
    ...candidateCounts.map((k) =>
      unseenProbe(
        catalogue,
        'all generators',
        k,
        sizesOf(() => Math.ceil(k / generators.length)),
        generators,
      ),
    ),
    {
      generator: 'in service',
      asked: inService,
      finds: 'both',
      find: (request) => retrieve(catalogue, sizes, request).map(({ product }) => product),
    },
  ];
}

/** In service the whole history is retrieved; this probe takes its k best products by decayed frequency. */
function historyProbe(histories: BasketHistories, k: number): RetrievalProbe {
  const fitted = decayedFrequency.fit(histories, publishedParameters(decayedFrequency));
  return {
    generator: 'history',
    asked: k,
    finds: 'repeat',
    find: (_request, user, history) =>
      Array.from(fitted.rank(user, k)).filter((product) => history.has(product)),
  };
}

function unseenProbe(
  catalogue: Catalogue,
  generator: string,
  asked: number,
  sizes: RetrievalSizes,
  generators: readonly string[],
): RetrievalProbe {
  // Short lists are padded with popular products, which no generator found.
  const sources = new Set<string>(generators.map(sourceOf));
  return {
    generator,
    asked,
    finds: 'explore',
    find: (request, _user, history) =>
      retrieve(catalogue, sizes, request)
        .filter(({ product, source }) => sources.has(source) && !history.has(product))
        .map(({ product }) => product)
        .slice(0, asked),
  };
}

/** The generator's name as a candidate source: coPurchase becomes CO_PURCHASE. */
function sourceOf(generator: string): string {
  return generator.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
