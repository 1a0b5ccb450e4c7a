import { planAblation } from './plans/plan-ablation';
import { planCandidates } from './plans/plan-candidates';
import { planHistoryLags } from './plans/plan-history-lags';
import { planLearningCurve } from './plans/plan-learning-curve';
import type { StudySetting } from './plans/study-setting';
import type { StudyPlan } from './study';

export const studyNames = ['ablation', 'learning-curve', 'history-lags', 'candidates'] as const;
export type StudyName = (typeof studyNames)[number];

export const planStudy: Readonly<Record<StudyName, (setting: StudySetting) => StudyPlan>> = {
  ablation: planAblation,
  'learning-curve': planLearningCurve,
  'history-lags': planHistoryLags,
  candidates: planCandidates,
};
