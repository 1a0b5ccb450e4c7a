import type { Field } from '../tables/table';

/** A field without surrounding spaces; null if it is empty or one of the texts with which programs mark missing values. */
export function present(field: Field | undefined): Field {
  if (field === null || field === undefined) return null;
  const text = field.trim();
  return text === '' || (text.length <= 6 && missingTexts.has(text.toLowerCase())) ? null : text;
}

const missingTexts: ReadonlySet<string> = new Set([
  'nan',
  'na',
  'n/a',
  '#n/a',
  'null',
  '(null)',
  '<na>',
  'none',
  'nil',
  'nat',
  '\\n',
]);
