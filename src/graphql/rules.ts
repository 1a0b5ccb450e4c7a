/**
 * The rules that arguments and input fields are declared with. Each says what it expects in words that finish the
 * sentence "dayOfWeek: expected ..., got 9" (see violations.ts). A missing or null value breaks no rule.
 */
import { ValidateBy } from 'class-validator';
import { isNumericId, isUuid } from './ids';

const rule = (expected: string, holds: (value: unknown) => boolean): PropertyDecorator =>
  ValidateBy({ name: expected, validator: { validate: holds, defaultMessage: () => expected } });

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

export const TextUpTo = (most: number) =>
  rule(
    `1 to ${most} characters`,
    (value) => typeof value === 'string' && value.trim() !== '' && value.length <= most,
  );

/** Compares with another field of the same input; holds when either is missing. */
export const NotBelow = (other: string) => (target: object, property: string | symbol) =>
  ValidateBy({
    name: `not below ${other}`,
    validator: {
      validate: (value, args) => {
        const least = (args?.object as Record<string, unknown>)[other];
        return typeof least !== 'number' || (value as number) >= least;
      },
      defaultMessage: () => `a number not below ${other}`,
    },
  })(target, property as string);
