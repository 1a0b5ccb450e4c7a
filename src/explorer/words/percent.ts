/** @param share 0 to 1; small ones keep a decimal, because 0.4 % and 1.4 % are not the same */
export function percent(share: number): string {
  const value = share * 100;
  return `${value < 9.95 ? value.toFixed(1) : value.toFixed(0)}%`;
}
