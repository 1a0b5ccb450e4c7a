import { InvalidArgumentError } from 'commander';

/** An option's value as a number from 0 to 1. */
export function shareOf(text: string): number {
  const value = /^\d*\.?\d+$/.test(text) ? Number(text) : NaN;
  if (value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError(`Expected a number from 0 to 1, got "${text}".`);
}
