import type { StudyPlan } from '../study';
import { studyLags } from './study-lags';
import type { StudySetting } from './study-setting';

/** Smaller sets of users than this teach next to nothing. */
const fewestUsers = 50;

/** Would more users help? Half of the users are learnt from, a quarter, and so on. */
export function planLearningCurve({ recipe, users }: StudySetting): StudyPlan {
  const halvings = Math.max(0, Math.floor(Math.log2(users / fewestUsers)));
  const sizes = Array.from({ length: halvings + 1 }, (_, step) => Math.round(users / 2 ** step));
  return {
    question: 'Would more users help?',
    reading: [
      "So many users' past orders are learnt from, other users with each seed; all variants are measured on everybody. What is counted over all users (popularity, co-purchase, neighbours) is counted over everybody throughout, so the curve shows what the booster learns from more examples, not what a smaller shop would know.",
      'A curve that has gone flat says that more examples of this kind would not help.',
    ],
    variants: sizes.map((size) => ({ name: `${size.toLocaleString('en')} users`, users: size, x: size })),
    lags: Math.min(studyLags, recipe.stage1Lags),
    axis: 'users learnt from',
  };
}
