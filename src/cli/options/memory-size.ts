import { InvalidArgumentError } from 'commander';

const units = { m: 2 ** 20, g: 2 ** 30 } as const;

/** Reads an option's value as a size of memory: 2g, 1.5g, 3000m. In bytes. */
export function memorySize(text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)([mg])$/i.exec(text) ?? [];
  const bytes = Number(number) * units[(unit ?? 'g').toLowerCase() as keyof typeof units];
  if (bytes > 0) return Math.floor(bytes);
  throw new InvalidArgumentError(`Expected a size of memory such as 2g, 1.5g or 3000m, got "${text}".`);
}
