import { limitedPlan, limitNotice } from '../../src/training/limited-plan';

const users = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const plan = {
  training: [
    { lag: 3, userIds: users(100) },
    { lag: 4, userIds: users(80) },
    { lag: 5, userIds: users(60) },
  ],
  validation: { lag: 2, userIds: users(120) },
};
const recipe = { stage2Lags: 2 };

describe('limiting a plan', () => {
  test('changes nothing if all targets fit', () => {
    const limited = limitedPlan(plan, { training: 240, stage2: 180, validation: 120 }, recipe);
    expect(limited).toMatchObject(plan);
    expect(limited.stage2Users).toEqual([100, 80]);
    expect(limitNotice(limited)).toBeUndefined();
  });

  test('keeps newer lags whole and samples the users of the first that does not fit', () => {
    const limited = limitedPlan(plan, { training: 130, stage2: 110, validation: 50 }, recipe);
    expect(limited.training.map(({ lag, userIds }) => [lag, userIds.length])).toEqual([
      [3, 100],
      [4, 30],
    ]);
    expect(new Set(limited.training[1].userIds).size).toBe(30);
    expect(limited.stage2Users).toEqual([100, 10]);
    expect(limited.validation.userIds).toHaveLength(50);
    expect(limitNotice(limited)).toBe(
      'Training on 130 of 240 past orders and validating on 50 of 120, limited by the recipe or by --max-memory.',
    );
  });

  test('holds out users for stage 2 if there are enough', () => {
    const limited = limitedPlan(plan, { training: 60, stage2: 30, validation: 120 }, recipe);
    const [{ userIds }] = limited.training;
    expect(limited.heldOut).toMatchObject({ lag: 3 });
    expect(limited.heldOut?.userIds).toHaveLength(30);
    expect(new Set([...userIds, ...(limited.heldOut?.userIds ?? [])]).size).toBe(90);
    expect(limited.stage2Users).toEqual([0]);
    const tooFew = limitedPlan(plan, { training: 60, stage2: 50, validation: 120 }, recipe);
    expect(tooFew.heldOut).toBeUndefined();
    expect(tooFew.stage2Users).toEqual([50]);
  });

  test('keeps the first users of a list, so that a smaller sample is a prefix of a larger one', () => {
    const sample = (training: number) =>
      limitedPlan(plan, { training, stage2: 10, validation: 120 }, recipe).training[0].userIds;
    expect(sample(40)).toEqual(users(40));
    expect(sample(90)).toEqual(users(90));
  });
});
