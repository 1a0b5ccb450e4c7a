/** A program that has empty cells in a column of whole numbers, such as pandas, writes 13085.0 for 13085. */
export const DECIMAL_IDS_NOTE =
  'read as a whole number, like every id of this column that has a decimal point; number of them: ';
