import type { DepartmentVocabulary } from './department-vocabulary';

export const dairyEggs: DepartmentVocabulary = {
  id: 16,
  name: 'dairy eggs',
  qualities: 'Organic, Low Fat, Grass Fed, Lactose Free, Farm Fresh',
  notes: 'Keep refrigerated; Use within three days of opening; From local dairies',
  aisles: [
    {
      id: 2,
      name: 'specialty cheeses',
      trade: { products: 270, demand: 2.4, habit: 0.45, interval: 15, price: 6.8, pack: 'grams' },
      nouns:
        'Parmesan Wedge, Goat Cheese, Brie, Feta, Gouda, Blue Cheese, Fresh Mozzarella, Manchego, Gruyere, Camembert, Halloumi',
      kinds:
        'Aged, Smoked, Herbed, Truffle, Honey, Double Cream, Crumbled, Buffalo, Cave Ripened, "Old Mill"',
    },
    {
      id: 21,
      name: 'packaged cheese',
      trade: { products: 890, demand: 30, habit: 0.6, interval: 10, price: 4.3, pack: 'grams' },
      nouns:
        'Grated Mozzarella, Sharp Cheddar, String Cheese, Grated Parmesan, Feta Crumbles, Swiss Slices, Cheddar Slices, Mexican Blend, Provolone Slices, Mini Cheese Rounds, Pepper Jack, Mild Cheddar, Cottage Cheese Snack, Colby Jack',
      kinds:
        'Reduced Fat, Extra Sharp, Shredded, White, Thick Cut, Sliced, Finely Shredded, Smoked, Medium, Vintage, Marbled, "Farmhouse"',
    },
    {
      id: 36,
      name: 'butter',
      trade: { products: 150, demand: 7.9, habit: 0.6, interval: 13, price: 3.9, pack: 'grams' },
      nouns:
        'Unsalted Butter, Salted Butter, Spreadable Butter, Plant Based Spread, Clarified Butter, Olive Oil Spread',
      kinds: 'Cultured, Whipped, European Style, Light, Garlic, Sea Salt, Irish Style',
    },
    {
      id: 53,
      name: 'cream',
      trade: { products: 160, demand: 8.9, habit: 0.65, interval: 8, price: 2.8, pack: 'ml' },
      nouns:
        'Half and Half, Whipping Cream, Coffee Creamer, Soured Cream, Double Cream, Oat Creamer, Creme Fraiche',
      kinds: 'Vanilla, Hazelnut, Light, Fat Free, Caramel, Extra Thick, Mocha, Pumpkin Spice',
    },
    {
      id: 71,
      name: 'refrigerated pudding desserts',
      trade: { products: 98, demand: 1.3, habit: 0.7, interval: 12, price: 3.2, pack: 'count' },
      nouns: 'Chocolate Pudding, Rice Pudding, Creme Caramel, Tapioca Pudding, Panna Cotta, Jelly Pots',
      kinds: 'Vanilla, Dark, Swirl, Salted Caramel, Banana, Coconut, Berry',
    },
    {
      id: 84,
      name: 'milk',
      trade: { products: 240, demand: 28, habit: 0.8, interval: 7, price: 2.3, pack: 'litres' },
      nouns:
        'Whole Milk, Semi-Skimmed Milk, Skimmed Milk, Chocolate Milk, Reduced Fat Milk, Lactose Free Milk, Goat Milk, Buttermilk, Kefir',
      kinds: 'Unhomogenised, Fortified, Omega-3, Creamy, 1% Fat, 2% Fat, Strawberry, Vitamin D',
    },
    {
      id: 86,
      name: 'eggs',
      trade: { products: 130, demand: 14, habit: 0.7, interval: 9, price: 3.4, pack: 'eggs' },
      nouns:
        'Large Brown Eggs, Free Range Eggs, Large White Eggs, Medium Eggs, Liquid Egg Whites, Hard Boiled Eggs, Extra Large Eggs',
      kinds: 'Omega-3, Pasture Raised, Cage Free, Grade A, Mixed Colour, Golden Yolk',
    },
    {
      id: 91,
      name: 'soy lactosefree',
      trade: { products: 290, demand: 21, habit: 0.7, interval: 7, price: 3.1, pack: 'litres' },
      nouns:
        'Almond Milk, Oat Milk, Soy Milk, Coconut Milk, Almond Yogurt, Cashew Milk, Soy Yogurt, Rice Milk, Hemp Milk, Vegan Cream Cheese, Vegan Cheese Slices',
      kinds:
        'Unsweetened, Vanilla, Barista, Chocolate, Original, Light, Blueberry, Strawberry, Extra Creamy, Toasted',
    },
    {
      id: 108,
      name: 'other creams cheeses',
      trade: { products: 190, demand: 9.2, habit: 0.55, interval: 11, price: 3.2, pack: 'grams' },
      nouns: 'Cream Cheese, Ricotta, Cottage Cheese, Mascarpone, Soft Cheese, Cheese Spread, Quark',
      kinds: 'Whipped, Chive, Light, Garlic and Herb, Strawberry, Part Skim, Small Curd, Salmon, Pineapple',
    },
    {
      id: 120,
      name: 'yogurt',
      trade: { products: 1000, demand: 44, habit: 0.7, interval: 6, price: 1.8, pack: 'grams' },
      nouns:
        'Greek Yogurt, Strawberry Yogurt, Vanilla Yogurt, Plain Yogurt, Blueberry Yogurt, Peach Yogurt, Yogurt Tubes, Skyr, Raspberry Yogurt, Coconut Yogurt, Drinkable Yogurt, Cherry Yogurt, Honey Yogurt, Kids Yogurt Pouches',
      kinds:
        'Fat Free, Whole Milk, 2% Fat, Fruit on the Bottom, Whipped, Light, Black Cherry, Mango, Lemon, Mixed Berry, Banana, With Granola, Set, High Protein',
    },
  ],
};
