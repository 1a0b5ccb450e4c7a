import { InvalidArgumentError } from 'commander';

/** An option's value as whole numbers above 0, separated by commas. */
export function counts(text: string): number[] {
  const numbers = text.split(',').map((part) => (/^\d{1,9}$/.test(part) ? Number(part) : NaN));
  if (numbers.every((number) => number > 0)) return numbers;
  throw new InvalidArgumentError(`Expected whole numbers above 0, separated by commas, got "${text}".`);
}
