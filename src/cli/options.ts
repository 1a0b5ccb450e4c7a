/** Options that several commands share, and parsers of their values. Each parser throws commander's InvalidArgumentError. */
import { InvalidArgumentError, Option } from 'commander';

/** `--from active`, for each command that trains. */
export const fromActive = () =>
  new Option(
    '--from <version>',
    "append trees to the active model's instead of training from scratch",
  ).choices(['active']);

/** Parses a whole number from `min` to `max`. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
    if (value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${min} to ${max}, got "${text}".`);
  };
}

/** Parses whole numbers above 0, separated by commas. */
export function wholeNumbers(text: string): number[] {
  const numbers = text.split(',').map((part) => (/^\d{1,9}$/.test(part) ? Number(part) : NaN));
  if (numbers.every((number) => number > 0)) return numbers;
  throw new InvalidArgumentError(`Expected whole numbers above 0, separated by commas, got "${text}".`);
}

/** Parses a number from 0 to 1. */
export function share(text: string): number {
  const value = /^\d*\.?\d+$/.test(text) ? Number(text) : NaN;
  if (value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError(`Expected a number from 0 to 1, got "${text}".`);
}

const bytesPerUnit = { m: 2 ** 20, g: 2 ** 30 } as const;

/**
 * Parses an amount of memory such as 2g, 1.5g or 3000m.
 *
 * @returns bytes
 */
export function memorySize(text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)([mg])$/i.exec(text) ?? [];
  const bytes = Number(number) * bytesPerUnit[(unit ?? 'g').toLowerCase() as keyof typeof bytesPerUnit];
  if (bytes > 0) return Math.floor(bytes);
  throw new InvalidArgumentError(`Expected an amount of memory such as 2g, 1.5g or 3000m, got "${text}".`);
}
