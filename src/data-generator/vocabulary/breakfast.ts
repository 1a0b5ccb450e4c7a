import type { DepartmentVocabulary } from './department-vocabulary';

export const breakfast: DepartmentVocabulary = {
  id: 14,
  name: 'breakfast',
  qualities: 'Organic, Wholegrain, High Fibre, Low Sugar, Gluten Free',
  notes: 'Part of a balanced breakfast; Serve with milk',
  aisles: [
    {
      id: 48,
      name: 'breakfast bars pastries',
      trade: { products: 170, demand: 1.9, habit: 0.55, interval: 11, price: 3.6, pack: 'count' },
      nouns:
        'Cereal Bars, Toaster Pastries, Breakfast Biscuits, Oat Bars, Fruit and Grain Bars, Soft Baked Bars',
      kinds: 'Strawberry, Blueberry, Apple Cinnamon, Honey, Brown Sugar, Fig, Peanut Butter, Chocolate',
    },
    {
      id: 57,
      name: 'granola',
      trade: { products: 190, demand: 2.8, habit: 0.6, interval: 10, price: 4.8, pack: 'grams' },
      nouns: 'Honey Granola, Muesli, Oat Clusters, Granola with Almonds, Fruit Granola, Grain Free Granola',
      kinds: 'Vanilla, Maple Pecan, Coconut, Cranberry, Dark Chocolate, Pumpkin Seed, Peanut Butter, Berry',
    },
    {
      id: 121,
      name: 'cereal',
      trade: { products: 450, demand: 13, habit: 0.6, interval: 10, price: 3.9, pack: 'grams' },
      nouns:
        'Corn Flakes, Honey Oat Cereal, Bran Flakes, Puffed Rice, Wheat Squares, Oat Hoops, Raisin Bran, Chocolate Puffs, Fruit Hoops Cereal, Frosted Corn Flakes, Protein Cereal',
      kinds:
        'Honey Nut, Cinnamon, Frosted, Multigrain, Vanilla Almond, Maple, Berry, Cocoa, Original, Apple, Flax',
    },
    {
      id: 130,
      name: 'hot cereal pancake mixes',
      trade: { products: 300, demand: 5.4, habit: 0.55, interval: 13, price: 3.7, pack: 'grams' },
      nouns:
        'Rolled Oats, Instant Oatmeal, Steel Cut Oats, Pancake Mix, Oatmeal Cups, Porridge Sachets, Waffle Mix, Cream of Wheat',
      kinds:
        'Maple and Brown Sugar, Apple Cinnamon, Original, Quick, Buttermilk, Cranberry, Blueberry, Jumbo, Protein',
    },
  ],
};
