/**
 * A target plan reduced to the targets that fit into memory and that the recipe asks for. Newer lags come first, because
 * they are closest to the orders that will be predicted. A list that does not fit is cut: every prefix of a list is a fair
 * sample of its users (see planTargets).
 */
import type { TargetLimits } from './memory-plan';
import type { Recipe } from './recipes';
import type { LagUsers, TargetPlan } from './target-plan';

export interface LimitedPlan extends TargetPlan {
  /**
   * For each training lag, the number of users at the start of its list that stage 2 is trained on as well; 0 if there are
   * enough held-out users.
   */
  readonly stage2Users: readonly number[];
  /** Targets of users that stage 1 is not trained on, so that its scores are as in serving. Undefined if there are too few. */
  readonly heldOut: LagUsers | undefined;
  /** Numbers of targets that were left out. */
  readonly leftOut: { readonly training: number; readonly validation: number };
}

export function limitedPlan(
  plan: TargetPlan,
  limits: TargetLimits,
  { stage2Lags }: Pick<Recipe, 'stage2Lags'>,
): LimitedPlan {
  const training: LagUsers[] = [];
  let room = limits.training;
  for (const { lag, userIds } of plan.training) {
    if (room <= 0) break;
    training.push({ lag, userIds: userIds.slice(0, room) });
    room -= userIds.length;
  }
  const validation = { ...plan.validation, userIds: plan.validation.userIds.slice(0, limits.validation) };
  const heldOut = heldOutOf(plan.training, training, limits.stage2);
  let stage2Room = heldOut ? 0 : limits.stage2;
  const stage2Users = training.slice(0, stage2Lags).map(({ userIds }) => {
    const users = Math.min(userIds.length, stage2Room);
    stage2Room -= users;
    return users;
  });
  return {
    training,
    validation,
    stage2Users,
    heldOut,
    leftOut: {
      training: targetsOf(plan.training) - targetsOf(training),
      validation: plan.validation.userIds.length - validation.userIds.length,
    },
  };
}

/** The message for the operator; undefined if nothing was left out. */
export function limitNotice({ training, validation, leftOut }: LimitedPlan): string | undefined {
  if (leftOut.training + leftOut.validation === 0) return undefined;
  const of = (kept: number, left: number) =>
    `${kept.toLocaleString('en')} of ${(kept + left).toLocaleString('en')}`;
  return (
    `Training on ${of(targetsOf(training), leftOut.training)} past orders and validating on ` +
    `${of(validation.userIds.length, leftOut.validation)}, limited by the recipe or by --max-memory.`
  );
}

export function targetsOf(lags: readonly LagUsers[]): number {
  return lags.reduce((sum, { userIds }) => sum + userIds.length, 0);
}

/** Only if stage 1 is trained on a single lag: with more lags, it is trained on every user of the newest. */
function heldOutOf(
  all: readonly LagUsers[],
  training: readonly LagUsers[],
  users: number,
): LagUsers | undefined {
  const [{ lag, userIds }, used] = [all[0], training[0]];
  if (training.length > 1 || userIds.length < used.userIds.length + users || users === 0) return undefined;
  return { lag, userIds: userIds.slice(used.userIds.length, used.userIds.length + users) };
}
