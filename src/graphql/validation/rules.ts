/**
 * Decorators that declare the rules of arguments and input fields. The text of a rule completes the message
 * "dayOfWeek: expected ..., got 9" (see violations.ts). A missing or null value satisfies every rule.
 */
import { MAX_EXTERNAL_ID_LENGTH } from '../../orders/external-id';
import { isCategoryId, isExternalId, isOrderId, isUuid } from './ids';
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

const ID_FORM = `1 to ${MAX_EXTERNAL_ID_LENGTH} characters without control characters`;

export const ExternalId = () => rule(ID_FORM, isExternalId);

/** Id of an aisle or a department. */
export const CategoryId = () => rule(ID_FORM, isCategoryId);

export const OrderId = () => rule('a whole number', isOrderId);

export const ExternalIds = (max: number) => listOf(max, isExternalId);

export const CategoryIds = (max: number) => listOf(max, isCategoryId);

const listOf = (max: number, isId: (value: unknown) => boolean) =>
  rule(
    `at most ${max} ids of ${ID_FORM}`,
    (value) => Array.isArray(value) && value.length <= max && value.every(isId),
  );

/** @param what name of the entries, in the plural */
export const From1To = (max: number, what: string) =>
  rule(`1 to ${max} ${what}`, (value) => Array.isArray(value) && value.length >= 1 && value.length <= max);

export const TextUpTo = (max: number) =>
  rule(
    `1 to ${max} characters`,
    // Postgres stores no text with the character 0.
    (value) =>
      typeof value === 'string' && value.trim() !== '' && value.length <= max && !value.includes('\0'),
  );

/** A text to search for, which may be empty. */
export const SearchUpTo = (max: number) =>
  rule(
    `up to ${max} characters`,
    (value) => typeof value === 'string' && value.length <= max && !value.includes('\0'),
  );

/** Compares with another field of the same input; satisfied if either is missing. */
export const NotBelow = (other: string) =>
  rule(`a number not below ${other}`, (value, owner) => {
    const min = owner[other];
    return typeof min !== 'number' || (value as number) >= min;
  });
