/**
 * The rules that arguments and input fields are declared with. Each says what it expects in words that finish the
 * sentence "dayOfWeek: expected ..., got 9" (see violations.ts). A missing or null value breaks no rule.
 */
import { isNumericId, isUuid } from './ids';
import { declareNested, declareRule } from './rule-registry';
import type { Rule } from './rule-registry';

const rule =
  (expected: string, holds: Rule['holds']): PropertyDecorator =>
  (prototype, property) =>
    declareRule(prototype, property as string, { expected, holds });

/** The value is an input with rules of its own, or a list of such. */
export const Nested = (): PropertyDecorator => (prototype, property) =>
  declareNested(prototype, property as string);

export const WholeNumber = (least: number, most: number) =>
  rule(
    `a whole number from ${least} to ${most}`,
    (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
  );

export const NumberFrom = (least: number, most: number) =>
  rule(
    `a number from ${least} to ${most}`,
    (value) => Number.isFinite(value) && (value as number) >= least && (value as number) <= most,
  );

export const Uuid = () => rule('a UUID', isUuid);

export const NumericId = () => rule('a positive whole number', isNumericId);

export const NumericIds = (most: number) =>
  rule(
    `at most ${most} positive whole numbers`,
    (value) => Array.isArray(value) && value.length <= most && value.every(isNumericId),
  );

/** @param what is counted, in the plural */
export const From1To = (most: number, what: string) =>
  rule(`1 to ${most} ${what}`, (value) => Array.isArray(value) && value.length >= 1 && value.length <= most);

export const TextUpTo = (most: number) =>
  rule(
    `1 to ${most} characters`,
    (value) => typeof value === 'string' && value.trim() !== '' && value.length <= most,
  );

/** Compares with another field of the same input; holds when either is missing. */
export const NotBelow = (other: string) =>
  rule(`a number not below ${other}`, (value, owner) => {
    const least = owner[other];
    return typeof least !== 'number' || (value as number) >= least;
  });
