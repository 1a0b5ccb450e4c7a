/** The studies: which variants each of them compares. */
import { featureColumns } from '../features/feature-columns';
import type { FeatureColumn, FeatureGroup } from '../features/feature-columns';
import type { RetrievalSizes } from '../retrieval/candidate';
import { fullRecipe } from '../training/recipes';
import type { Recipe } from '../training/recipes';
import type { StudyPlan, Variant } from './study';

export const studyNames = ['ablation', 'learning-curve', 'history-lags', 'candidates'] as const;
export type StudyName = (typeof studyNames)[number];

/** What a plan depends on. */
export interface StudySetting {
  readonly recipe: Recipe;
  /** Number of users available for training. */
  readonly users: number;
  /** Maximum number of past targets per user, before the validation target. */
  readonly deepestLags: number;
}

export const planStudy: Readonly<Record<StudyName, (setting: StudySetting) => StudyPlan>> = {
  ablation: planAblation,
  'learning-curve': planLearningCurve,
  'history-lags': planHistoryLags,
  candidates: planCandidates,
};

/**
 * The full recipe with a larger learning rate and a quarter of the trees. Variants are compared with each other only, so
 * it does not matter that all are slightly worse than a published model, and a study of dozens of boosters takes minutes.
 */
export const studyRecipe: Recipe = {
  ...fullRecipe,
  stage1: { ...fullRecipe.stage1, learningRate: 0.12, numIterations: 200, earlyStoppingRounds: 20 },
};

/**
 * Maximum number of past targets per user in studies of dozens of boosters: half of the full recipe's rows lead to the
 * same conclusions in half the time.
 */
const STUDY_LAGS = 3;

/** Fewer users than this are too few to train on. */
const MIN_USERS = 50;

const lagCounts = [1, 2, 3, 4, 6, 8, 12] as const;

/** Each feature group is left out once, and used alone once. */
function planAblation({ recipe }: StudySetting): StudyPlan {
  const groups = [...new Set(featureColumns.map(({ group }) => group))];
  const having = (name: string, keeps: (column: FeatureColumn) => boolean): Variant => {
    const columns = featureColumns.flatMap((column, place) => (keeps(column) ? [place] : []));
    return { name, columns, note: columns.length === 1 ? '1 column' : `${columns.length} columns` };
  };
  const of = (group: FeatureGroup) => group.toLowerCase().replaceAll('_', '-');
  return {
    question: 'What does each feature group contribute?',
    reading: [
      'When a group is left out, the other groups partly replace it: a small loss means that it contains little information of its own. Used alone, a group shows how much information it contains in total.',
    ],
    variants: [
      having('all features', () => true),
      ...groups.map((group) => having(`without ${of(group)}`, (column) => column.group !== group)),
      ...groups.map((group) => having(`only ${of(group)}`, (column) => column.group === group)),
    ],
    lags: Math.min(STUDY_LAGS, recipe.stage1Lags),
  };
}

/** Trains on all users, on half of them, on a quarter, and so on. */
function planLearningCurve({ recipe, users }: StudySetting): StudyPlan {
  const halvings = Math.max(0, Math.floor(Math.log2(users / MIN_USERS)));
  const sizes = Array.from({ length: halvings + 1 }, (_, step) => Math.round(users / 2 ** step));
  return {
    question: 'Would more users help?',
    reading: [
      'Each variant is trained on the past orders of this many users, drawn again for each seed; all variants are measured on all users. Statistics over all users (popularity, co-purchase, neighbours) always include everyone, so the curve shows what the booster learns from more examples, not what a smaller shop would know.',
      'A flat curve means that more examples of this kind would not help.',
    ],
    variants: sizes.map((size) => ({ name: `${size.toLocaleString('en')} users`, users: size, x: size })),
    lags: Math.min(STUDY_LAGS, recipe.stage1Lags),
    axis: 'training users',
  };
}

function planHistoryLags({ recipe, deepestLags }: StudySetting): StudyPlan {
  const possible = lagCounts.filter((lags) => lags <= Math.max(1, deepestLags));
  const reference = possible.findLast((lags) => lags <= recipe.stage1Lags) ?? 1;
  const others = possible.filter((lags) => lags !== reference);
  return {
    question: 'How many past orders of each user should be used for training?',
    reading: [
      'Each user contributes this many targets, the newest ones before the validation target; users with fewer orders contribute all they have.',
    ],
    variants: [reference, ...others].map((lags) => ({
      name: lags === 1 ? '1 past target' : `${lags} past targets`,
      lags,
      x: lags,
    })),
    lags: Math.max(...possible),
    axis: 'past targets per user',
  };
}

/** More candidates cost time; some are worth it. */
function planCandidates({ recipe }: StudySetting): StudyPlan {
  const current = recipe.retrieval;
  const generators = Object.keys(current) as readonly (keyof RetrievalSizes)[];
  const sized = (name: string, size: (generator: keyof RetrievalSizes) => number): Variant => {
    const retrieval = { ...current };
    for (const generator of generators) Object.assign(retrieval, { [generator]: size(generator) });
    return { name, retrieval, note: generators.map((generator) => retrieval[generator]).join(' + ') };
  };
  const onlyOf = (own: keyof RetrievalSizes, size: number) => (generator: keyof RetrievalSizes) =>
    generator === own ? size : current[generator];
  return {
    question: 'Which candidates are worth their cost?',
    reading: [
      `The whole history is always included. Each generator then adds products that are not among the candidates yet; sizes are given in the order ${generators.join(' + ')}. More candidates raise the upper limit (retrieval recall), but only candidates that ranking can tell apart raise the metrics.`,
    ],
    variants: [
      sized('as in the recipe', (generator) => current[generator]),
      sized('history and popular products only', () => 0),
      sized('half as many of each', (generator) => Math.round(current[generator] / 2)),
      sized('twice as many of each', (generator) => 2 * current[generator]),
      sized('four times as many of each', (generator) => 4 * current[generator]),
      ...generators.flatMap((generator) => [
        sized(`no ${generator}`, onlyOf(generator, 0)),
        sized(`three times ${generator}`, onlyOf(generator, 3 * current[generator])),
      ]),
    ],
    // Each variant reads its own rows, and two past targets per user are enough to compare candidates.
    lags: Math.min(2, recipe.stage1Lags),
  };
}
