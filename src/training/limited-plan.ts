/**
 * A target plan cut down to what fits and what is enough. Newer lags go first: they are closest to what will be
 * predicted. Where a list is cut, it keeps a sample of the users in the order of a hash of their ids, so that every
 * beginning of it is a fair sample, too. A list that fits stays as it is.
 */
import { mixedId } from '../lib/mixed-id';
import type { TargetLimits } from './memory-plan';
import type { Recipe } from './recipes';
import type { LagUsers, TargetPlan } from './target-plan';

export interface LimitedPlan extends TargetPlan {
  /**
   * How many users of each training lag stage 2 learns from, too, from the beginning of the lag's list; nobody when there
   * are enough others.
   */
  readonly stage2Users: readonly number[];
  /** Targets of users whom stage 1 never sees: on them its scores are as in service. Undefined when there are too few. */
  readonly heldOut: LagUsers | undefined;
  /** Targets that were left out. */
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
    training.push({ lag, userIds: sampleOf(userIds, room) });
    room -= userIds.length;
  }
  const validation = { ...plan.validation, userIds: sampleOf(plan.validation.userIds, limits.validation) };
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

/** What the operator is told; undefined when nothing was left out. */
export function limitNotice({ training, validation, leftOut }: LimitedPlan): string | undefined {
  if (leftOut.training + leftOut.validation === 0) return undefined;
  const of = (kept: number, left: number) =>
    `${kept.toLocaleString('en')} of ${(kept + left).toLocaleString('en')}`;
  return (
    `Training on ${of(targetsOf(training), leftOut.training)} past orders, validating on ` +
    `${of(validation.userIds.length, leftOut.validation)}: as many as the recipe asks for and --max-memory has room for.`
  );
}

export function targetsOf(lags: readonly LagUsers[]): number {
  return lags.reduce((sum, { userIds }) => sum + userIds.length, 0);
}

/** Only when one lag is all that stage 1 learns from: with more, every user of the newest is among them. */
function heldOutOf(
  all: readonly LagUsers[],
  training: readonly LagUsers[],
  users: number,
): LagUsers | undefined {
  const [{ lag, userIds }, used] = [all[0], training[0]];
  if (training.length > 1 || userIds.length < used.userIds.length + users || users === 0) return undefined;
  return { lag, userIds: sampleOf(userIds, used.userIds.length + users).slice(used.userIds.length) };
}

function sampleOf(userIds: readonly number[], most: number): readonly number[] {
  if (userIds.length <= most) return userIds;
  return userIds
    .map((userId) => ({ userId, hash: mixedId(userId) }))
    .sort((a, b) => a.hash - b.hash || a.userId - b.userId)
    .slice(0, most)
    .map(({ userId }) => userId);
}
