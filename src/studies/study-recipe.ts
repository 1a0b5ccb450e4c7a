import { fullRecipe } from '../training/recipes';
import type { Recipe } from '../training/recipes';

/**
 * The full recipe with larger steps: a quarter of the trees. Variants are compared with each other, so all are a little
 * below what training publishes, and a study of dozens of boosters takes minutes.
 */
export const studyRecipe: Recipe = {
  ...fullRecipe,
  stage1: { ...fullRecipe.stage1, learningRate: 0.12, numIterations: 200, earlyStoppingRounds: 20 },
};
