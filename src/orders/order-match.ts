/**
 * An order from an import and an order recorded through the API have no common id. They are the same purchase if they
 * have the same user and the same products, and their times differ by at most this many minutes.
 */
export const ORDER_MATCH_MINUTES = 10;
