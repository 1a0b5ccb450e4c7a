/**
 * Decorators that declare the rules of arguments and input fields. The text of a rule completes the message
 * "dayOfWeek: expected ..., got 9" (see violations.ts). A missing or null value satisfies every rule.
 */
import { isNumericId, isOrderId, isUuid } from './ids';
import { declareNested, declareRule } from './rule-registry';
import type { Rule } from './rule-registry';

const rule =
  (expected: string, holds: Rule['holds']): PropertyDecorator =>
  (prototype, property) =>
    declareRule(prototype, property as string, { expected, holds });

/** The value is an input object whose own rules are checked too, or a list of such objects. */
export const Nested = (): PropertyDecorator => (prototype, property) =>
  declareNested(prototype, property as string);

export const WholeNumber = (min: number, max: number) =>
  rule(
    `a whole number from ${min} to ${max}`,
    (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max,
  );

export const NumberFrom = (min: number, max: number) =>
  rule(
    `a number from ${min} to ${max}`,
    (value) => Number.isFinite(value) && (value as number) >= min && (value as number) <= max,
  );

export const Uuid = () => rule('a UUID', isUuid);

export const NumericId = () => rule('a positive whole number', isNumericId);

export const OrderId = () => rule('a whole number', isOrderId);

export const NumericIds = (max: number) =>
  rule(
    `at most ${max} positive whole numbers`,
    (value) => Array.isArray(value) && value.length <= max && value.every(isNumericId),
  );

/** @param what name of the entries, in the plural */
export const From1To = (max: number, what: string) =>
  rule(`1 to ${max} ${what}`, (value) => Array.isArray(value) && value.length >= 1 && value.length <= max);

export const TextUpTo = (max: number) =>
  rule(
    `1 to ${max} characters`,
    (value) => typeof value === 'string' && value.trim() !== '' && value.length <= max,
  );

/** Compares with another field of the same input; satisfied if either is missing. */
export const NotBelow = (other: string) =>
  rule(`a number not below ${other}`, (value, owner) => {
    const min = owner[other];
    return typeof min !== 'number' || (value as number) >= min;
  });
