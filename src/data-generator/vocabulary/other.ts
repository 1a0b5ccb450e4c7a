import type { DepartmentVocabulary } from './department-vocabulary';

export const other: DepartmentVocabulary = {
  id: 2,
  name: 'other',
  qualities: 'Handy, Everyday, Large, Assorted, Seasonal',
  notes: 'While stocks last; Assorted designs',
  aisles: [
    {
      id: 6,
      name: 'other',
      trade: { products: 550, demand: 1.3, habit: 0.4, interval: 45, price: 7.5, pack: 'count' },
      nouns:
        'Gift Wrap, Birthday Candles, Batteries, Greeting Card, Balloons, Matches, Potting Compost, Flower Seeds, Bamboo Skewers, Reusable Shopping Bag, Light Bulb, Notebook',
      kinds:
        'Red, Blue, Floral, Striped, Rainbow, Plain White, Spotted, Gold, Silver, Kraft Paper, Starry, "Get Well"',
    },
  ],
};
