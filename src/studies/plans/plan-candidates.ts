import type { RetrievalSizes } from '../../retrieval/candidate';
import type { StudyPlan, Variant } from '../study';
import type { StudySetting } from './study-setting';

/** More candidates cost time; which ones pay? */
export function planCandidates({ recipe }: StudySetting): StudyPlan {
  const now = recipe.retrieval;
  const generators = Object.keys(now) as readonly (keyof RetrievalSizes)[];
  const sized = (name: string, size: (generator: keyof RetrievalSizes) => number): Variant => {
    const retrieval = { ...now };
    for (const generator of generators) Object.assign(retrieval, { [generator]: size(generator) });
    return { name, retrieval, note: generators.map((generator) => retrieval[generator]).join(' + ') };
  };
  const onlyOf = (own: keyof RetrievalSizes, size: number) => (generator: keyof RetrievalSizes) =>
    generator === own ? size : now[generator];
  return {
    question: 'Which candidates pay?',
    reading: [
      `The history always comes whole. Behind it each generator adds products that are not there yet; the sizes stand in the order ${generators.join(' + ')}. More candidates raise the ceiling (retrieval recall), but only those that ranking can tell apart raise the metrics.`,
    ],
    variants: [
      sized('as in the recipe', (generator) => now[generator]),
      sized('history, filled up with popular products', () => 0),
      sized('half of each', (generator) => Math.round(now[generator] / 2)),
      sized('twice of each', (generator) => 2 * now[generator]),
      sized('four times of each', (generator) => 4 * now[generator]),
      ...generators.flatMap((generator) => [
        sized(`no ${generator}`, onlyOf(generator, 0)),
        sized(`three times ${generator}`, onlyOf(generator, 3 * now[generator])),
      ]),
    ],
    // The question is about candidates: two past targets of each user tell, and each variant is read on its own.
    lags: Math.min(2, recipe.stage1Lags),
  };
}
