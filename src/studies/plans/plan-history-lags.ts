import type { StudyPlan } from '../study';
import type { StudySetting } from './study-setting';

const lagCounts = [1, 2, 3, 4, 6, 8, 12] as const;

/** How many past orders of each user should be learnt from? */
export function planHistoryLags({ recipe, deepestLags }: StudySetting): StudyPlan {
  const possible = lagCounts.filter((lags) => lags <= Math.max(1, deepestLags));
  const reference = possible.findLast((lags) => lags <= recipe.stage1Lags) ?? 1;
  const others = possible.filter((lags) => lags !== reference);
  return {
    question: 'How many past orders of each user should be learnt from?',
    reading: [
      'Each user gives so many targets, the newest ones behind the validation target; users with fewer orders give what they have.',
    ],
    variants: [reference, ...others].map((lags) => ({
      name: lags === 1 ? '1 past target' : `${lags} past targets`,
      lags,
      x: lags,
    })),
    lags: Math.max(...possible),
    axis: 'past targets of a user',
  };
}
