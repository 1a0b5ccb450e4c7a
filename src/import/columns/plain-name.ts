/** A column name reduced to its letters, without accents, and digits: `Customer ID`, `customer_id` and `customerId` are `customerid`. */
export function plainName(column: string): string {
  // RecBole's atomic files add a type: user_id:token.
  return column
    .replace(/:(token|float|token_seq|float_seq)$/, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
