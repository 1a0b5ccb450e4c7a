import type { DepartmentVocabulary } from './department-vocabulary';

export const cannedGoods: DepartmentVocabulary = {
  id: 15,
  name: 'canned goods',
  qualities: 'Organic, No Salt Added, Low Salt, Ring Pull, Catering',
  notes: 'Store in a cool, dry place; Empty into another dish once opened; Keeps for years',
  aisles: [
    {
      id: 59,
      name: 'canned meals beans',
      trade: { products: 340, demand: 8.9, habit: 0.55, interval: 13, price: 1.7, pack: 'grams' },
      nouns:
        'Black Beans, Chickpeas, Kidney Beans, Baked Beans, Cannellini Beans, Chilli with Beans, Refried Beans, Pinto Beans, Ravioli in Tomato Sauce',
      kinds: 'Reduced Salt, Vegetarian, Maple, Spicy, Smoky, Fat Free, Barbecue, Homestyle',
    },
    {
      id: 69,
      name: 'soup broth bouillon',
      trade: { products: 740, demand: 10, habit: 0.4, interval: 14, price: 2.7, pack: 'ml' },
      nouns:
        'Chicken Broth, Vegetable Broth, Tomato Soup, Chicken Noodle Soup, Beef Stock, Lentil Soup, Minestrone, Mushroom Soup, Bone Broth, Stock Cubes, Butternut Squash Soup, Clam Chowder',
      kinds:
        'Free Range, Creamy, Hearty, Chunky, Roasted Red Pepper, Condensed, Spicy, Light, Garden Vegetable, Split Pea, Thai Coconut',
    },
    {
      id: 81,
      name: 'canned jarred vegetables',
      trade: { products: 490, demand: 9.3, habit: 0.45, interval: 14, price: 1.6, pack: 'grams' },
      nouns:
        'Chopped Tomatoes, Sweetcorn, Tomato Paste, Tomato Sauce, Plum Tomatoes, Green Beans, Coconut Milk, Pumpkin Puree, Artichoke Hearts, Beetroot Slices, Bamboo Shoots, Sliced Mushrooms',
      kinds:
        'Fire Roasted, Crushed, Whole Peeled, Diced, Double Concentrate, With Basil, Cream Style, Petite, Cherry, French Style',
    },
    {
      id: 95,
      name: 'canned meat seafood',
      trade: { products: 280, demand: 1.8, habit: 0.45, interval: 14, price: 2.5, pack: 'grams' },
      nouns:
        'Tuna in Water, Tuna in Olive Oil, Sardines, Pink Salmon, Anchovies, Canned Chicken, Mackerel Fillets, Corned Beef',
      kinds: 'Solid White, Chunk Light, Wild, Smoked, Lemon, Skinless, Spicy Tomato, Line Caught',
    },
    {
      id: 99,
      name: 'canned fruit applesauce',
      trade: { products: 240, demand: 2.5, habit: 0.55, interval: 10, price: 2.4, pack: 'count' },
      nouns:
        'Apple Sauce, Pineapple Chunks, Apple Sauce Pouches, Peach Slices, Mandarin Segments, Fruit Cocktail, Pear Halves',
      kinds: 'Unsweetened, Cinnamon, In Juice, Strawberry, Light Syrup, Mango, Crushed, Banana',
    },
  ],
};
