export type DecimalMark = '.' | ',';

/**
 * A number as people and programs write it: `1,234.50`, `€ 2.95`, `(3)` and `3-` for -3, `1e3`; with a decimal comma `1.234,50`.
 * Undefined if the text is no number.
 */
export function parseNumber(text: string, mark: DecimalMark = '.'): number | undefined {
  let digits = text.replace(/[\s\u00a0\u202f']|[€$£¥]|[A-Z]{3}\b/g, '');
  const isNegative = /^\(.*\)$|^-|-$|^\u2212/.test(digits);
  digits = digits.replace(/^\(|\)$|^[-+\u2212]|-$/g, '');
  const grouping = mark === '.' ? ',' : '.';
  if (digits.includes(grouping)) {
    const whole = digits.split(mark)[0];
    const groups = whole.split(grouping);
    if (groups[0] === '' || groups[0].length > 3 || groups.slice(1).some((group) => group.length !== 3))
      return undefined;
    digits = digits.replaceAll(grouping, '');
  }
  if (mark === ',') digits = digits.replace(',', '.');
  if (!/^(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(digits)) return undefined;
  const value = Number(digits);
  return isNegative ? -value : value;
}

/** Decides from a whole column whether its numbers have a decimal comma. */
export class DecimalMarkProfile {
  private commas = 0;
  private points = 0;

  add(text: string): void {
    const comma = text.lastIndexOf(',');
    const point = text.lastIndexOf('.');
    if (comma < 0 && point < 0) return;
    if (comma >= 0 && point >= 0) {
      if (comma > point) this.commas += 1;
      else this.points += 1;
      return;
    }
    // One mark with three digits after it can also separate thousands.
    const mark = comma >= 0 ? ',' : '.';
    const parts = text.split(mark);
    const isTelling = parts.length === 2 && !/^\d{3}\D*$/.test(parts[1]);
    if (isTelling && mark === ',') this.commas += 1;
    if (isTelling && mark === '.') this.points += 1;
  }

  decide(): DecimalMark {
    return this.commas > this.points ? ',' : '.';
  }
}
