/** Which styles of a workbook show numbers as dates or times. */
export type CellFormat = 'number' | 'date' | 'date and time' | 'time';

/** Formats that every workbook has, by their ids; the ones from 27 on are those of East Asian versions. */
export function builtInFormat(id: number): CellFormat {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return 'date';
  if (id === 22) return 'date and time';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return 'time';
  return 'number';
}

/** @param code such as `yyyy\-mm\-dd hh:mm` or `#,##0.00 [$EUR]` */
export function customFormat(code: string): CellFormat {
  // Only the first section counts: the others are for negative numbers, zero and text.
  const [section] = code.split(';');
  const letters = section
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/general|am\/pm|a\/p/gi, '')
    .toLowerCase();
  const hasTime = /[hs]/.test(letters);
  const hasDate = /[dy]/.test(letters) || (/m/.test(letters) && !hasTime);
  if (hasDate) return hasTime ? 'date and time' : 'date';
  return hasTime ? 'time' : 'number';
}
