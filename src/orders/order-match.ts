/**
 * How an import and the API recognise that both bring the same purchase while orders have no ids in common: the same
 * user, the same set of products, and moments that are at most this many minutes apart.
 */
export const ORDER_MATCH_MINUTES = 10;
