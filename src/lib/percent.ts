/** A share from 0 to 1 for people, with three significant digits: `12.5 %`. */
export const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;
