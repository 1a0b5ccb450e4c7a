import type { DepartmentVocabulary } from './department-vocabulary';

export const missing: DepartmentVocabulary = {
  id: 21,
  name: 'missing',
  qualities: 'Organic, Natural, Large, Classic, New',
  notes: 'Details to follow; Not yet placed on a shelf',
  aisles: [
    {
      id: 100,
      name: 'missing',
      trade: { products: 1300, demand: 1.8, habit: 0.3, interval: 25, price: 4.8, pack: 'grams' },
      nouns:
        'Almond Crackers, Sparkling Juice, Chicken Broth, Herbal Tea, Protein Cookie, Cheese Bites, Rice Snacks, Fruit Puree, Dish Soap, Body Wash, Pasta Sauce, Frozen Dumplings, Oat Drink, Cat Treats',
      kinds:
        'Original, Vanilla, Lemon, Sea Salt, Chocolate, Ginger, Apple, Spicy, Honey, Coconut, Mixed Berry, Mint, Garlic, Unsweetened, Roasted',
    },
  ],
};
