import type { DepartmentVocabulary } from './department-vocabulary';

export const bakery: DepartmentVocabulary = {
  id: 3,
  name: 'bakery',
  qualities: 'Organic, Freshly Baked, Hand Shaped, Gluten Free, Vegan',
  notes: 'Baked this morning; Best eaten on the day; Freezes well',
  aisles: [
    {
      id: 8,
      name: 'bakery desserts',
      trade: { products: 300, demand: 1, habit: 0.45, interval: 13, price: 4.4, pack: 'count' },
      nouns:
        'Chocolate Brownies, Carrot Cake, Lemon Drizzle Cake, Fruit Tarts, Cinnamon Buns, Angel Food Cake, Eclairs, Victoria Sponge',
      kinds: 'Iced, Walnut, Raspberry, Salted Caramel, Mini, Orange, White Chocolate, Cherry',
    },
    {
      id: 43,
      name: 'buns rolls',
      trade: { products: 200, demand: 3.5, habit: 0.55, interval: 9, price: 2.2, pack: 'count' },
      nouns:
        'Burger Buns, Hot Dog Rolls, White Rolls, Wholemeal Rolls, Brioche Buns, Ciabatta Rolls, Slider Buns, Potato Rolls',
      kinds: 'Seeded, Sesame, Soft, Sliced, Poppy Seed, Honey, Sourdough, Onion',
    },
    {
      id: 93,
      name: 'breakfast bakery',
      trade: { products: 230, demand: 7.9, habit: 0.7, interval: 8, price: 2.9, pack: 'count' },
      nouns:
        'Plain Bagels, English Muffins, Croissants, Blueberry Muffins, Everything Bagels, Crumpets, Fruit Scones, Pains au Chocolat, Cinnamon Swirls',
      kinds:
        'Wholemeal, Sesame, Cinnamon Raisin, All Butter, Mini, Onion, Lemon and Poppy Seed, Double Chocolate',
    },
    {
      id: 112,
      name: 'bread',
      trade: { products: 560, demand: 19, habit: 0.7, interval: 6, price: 2.4, pack: 'loaf' },
      nouns:
        'Wholemeal Bread, White Sandwich Bread, Sourdough Loaf, Seeded Bread, Rye Bread, Oatmeal Bread, Baguette, Raisin Bread, Ciabatta, Farmhouse Loaf',
      kinds:
        'Thick Sliced, Thin Sliced, Stone Ground, Sprouted Grain, Honey Wheat, Multigrain, Toasted Oat, Malted, Three Seed, Walnut',
    },
    {
      id: 128,
      name: 'tortillas flat bread',
      trade: { products: 240, demand: 5.7, habit: 0.55, interval: 10, price: 2.6, pack: 'count' },
      nouns:
        'Flour Tortillas, Corn Tortillas, Pitta Breads, Naan, Wholemeal Wraps, Lavash, Flatbreads, Tostada Shells',
      kinds: 'Soft, Garlic, Spinach, Low Carb, Mini, Super Soft, Sun Dried Tomato, Chia',
    },
  ],
};
