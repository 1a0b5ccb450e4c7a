/**
 * The canonical text of a number in a typed cell: the shortest that gives the same number, without exponent, and without
 * `.0` for whole numbers. Null for NaN and infinities, with which programs mark missing values.
 */
export function numberText(value: number): string | null {
  if (!Number.isFinite(value)) return null;
  const text = String(value === 0 ? 0 : value);
  if (!text.includes('e')) return text;
  const [digits, exponent] = text.split('e');
  const shift = Number(exponent);
  const sign = digits.startsWith('-') ? '-' : '';
  const [whole, fraction = ''] = digits.replace('-', '').split('.');
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
  return `${sign}${whole}${fraction.padEnd(shift, '0')}`;
}

/** As {@link numberText}, for a number that was stored with 32 bits: 2.55, not 2.549999952316284. */
export function float32Text(value: number): string | null {
  for (let digits = 6; digits < 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return numberText(shorter);
  }
  return numberText(value);
}

/** A whole number divided by a power of ten, exactly: (1250n, 2) is 12.5. */
export function decimalText(unscaled: bigint, scale: number): string {
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return sign + whole + (fraction === '' ? '' : `.${fraction}`);
}
