const grouped = new Intl.NumberFormat('en');

/** 12345 as 12,345. */
export const number = (value: number): string => grouped.format(value);

/** "1 product", "12,345 products". */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${number(value)} ${value === 1 ? one : many}`;

/** @param share 0 to 1; small percentages keep a decimal, to distinguish 0.4 % from 1.4 % */
export function percent(share: number): string {
  const value = share * 100;
  return `${value < 9.95 ? value.toFixed(1) : value.toFixed(0)}%`;
}

/** @param value null when nothing was measured */
export function milliseconds(value: number | null): string {
  if (value === null) return '–';
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
}

const sourceNames: Readonly<Record<string, string>> = {
  HISTORY: 'Bought before',
  CO_PURCHASE: 'Often bought together',
  TRANSITION: 'Often bought next',
  USER_NEIGHBOURS: 'Popular with similar shoppers',
  AISLE_POPULAR: 'Popular in their aisles',
  POPULAR: 'Popular right now',
};

/** Name of a candidate's source; falls back to the API's name for sources that this page does not know. */
export const sourceName = (source: string): string =>
  sourceNames[source] ?? source.toLowerCase().replaceAll('_', ' ');
