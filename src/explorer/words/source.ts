const sentences: Readonly<Record<string, string>> = {
  HISTORY: 'Bought before',
  CO_PURCHASE: 'Goes with their basket',
  TRANSITION: 'Often comes next',
  USER_NEIGHBOURS: 'Similar shoppers buy it',
  AISLE_POPULAR: 'Popular in their aisles',
  POPULAR: 'Popular right now',
};

/** What brought a product onto the list; a source that this page does not know yet is shown by its own name. */
export const sourceWords = (source: string): string =>
  sentences[source] ?? source.toLowerCase().replaceAll('_', ' ');
