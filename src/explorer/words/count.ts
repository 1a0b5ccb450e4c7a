const grouped = new Intl.NumberFormat('en');

/** 12345 as 12,345. */
export const number = (value: number): string => grouped.format(value);

/** "1 product", "12,345 products". */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${number(value)} ${value === 1 ? one : many}`;
