import type { DepartmentVocabulary } from './department-vocabulary';

export const bulk: DepartmentVocabulary = {
  id: 10,
  name: 'bulk',
  qualities: 'Organic, Loose, Unsalted, Natural, Fair Trade',
  notes: 'Sold by weight; Bring your own jar',
  aisles: [
    {
      id: 18,
      name: 'bulk dried fruits vegetables',
      trade: { products: 12, demand: 0.8, habit: 0.8, interval: 9, price: 6.5, pack: 'grams' },
      nouns: 'Dried Apricots, Medjool Dates, Almonds, Raisins',
      kinds: 'Pitted, Turkish, Sulphur Free, Golden, Sliced',
    },
    {
      id: 68,
      name: 'bulk grains rice dried goods',
      trade: { products: 26, demand: 0.6, habit: 0.5, interval: 18, price: 4.9, pack: 'grams' },
      nouns: 'Rolled Oats, Long Grain Rice, Quinoa, Lentils, Granola, Pumpkin Seeds',
      kinds: 'Thick, Brown, Red, Honey, French, Raw, Toasted',
    },
  ],
};
