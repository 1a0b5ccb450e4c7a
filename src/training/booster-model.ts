import { predictRaw } from '../gbdt/predict';
import type { Booster } from '../gbdt/tree';
import type { ServingModel } from '../recommend/serving-model';
import type { ServingSettings } from '../recommend/serving-settings';

/** The fresh boosters in the place where serving puts its ONNX sessions, so that validation runs the serving code. */
export function boosterModel(stage1: Booster, stage2: Booster, settings: ServingSettings): ServingModel {
  return {
    version: 'unpublished',
    settings,
    stage1: async (rows) => predictRaw(stage1, rows),
    stage2: async (rows) => predictRaw(stage2, rows),
    contributions: () => {
      throw new Error('Reasons are made from published models.');
    },
  };
}
