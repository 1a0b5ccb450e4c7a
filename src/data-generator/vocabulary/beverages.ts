import type { DepartmentVocabulary } from './department-vocabulary';

export const beverages: DepartmentVocabulary = {
  id: 7,
  name: 'beverages',
  qualities: 'Organic, Sugar Free, Freshly Pressed, Fair Trade, Reduced Sugar',
  notes: 'Close tightly after opening; Best before end: see pack; Serve hot or cold as you like it',
  aisles: [
    {
      id: 26,
      name: 'coffee',
      trade: { products: 680, demand: 6.2, habit: 0.7, interval: 13, price: 7.9, pack: 'grams' },
      nouns:
        'Ground Coffee, Coffee Beans, Espresso Capsules, Instant Coffee, Decaf Ground Coffee, Cold Brew Concentrate, Coffee Pods, Iced Coffee',
      kinds:
        'Dark Roast, Medium Roast, Breakfast Blend, French Roast, Colombian, Ethiopian, Vanilla, Hazelnut, Half Caffeine, House Blend, Italian Roast, Morning Light',
    },
    {
      id: 31,
      name: 'refrigerated',
      trade: { products: 680, demand: 17, habit: 0.65, interval: 6, price: 3.6, pack: 'litres' },
      nouns:
        'Orange Juice, Green Smoothie, Kombucha, Lemonade, Coconut Water, Carrot Juice, Cold Brew Coffee, Probiotic Drink, Iced Tea, Grapefruit Juice, Berry Smoothie',
      kinds:
        'No Pulp, Ginger, Mango, Some Pulp, Cayenne, Turmeric, Pomegranate, Strawberry Banana, Kale, Peach, Original, Lavender',
    },
    {
      id: 64,
      name: 'energy sports drinks',
      trade: { products: 290, demand: 2.5, habit: 0.55, interval: 9, price: 2.4, pack: 'litres' },
      nouns: 'Sports Drink, Energy Drink, Electrolyte Water, Protein Water, Energy Shot, Hydration Powder',
      kinds: 'Lemon Lime, Berry, Orange, Fruit Punch, Cool Blue, Watermelon, Citrus, Zero, Tropical, Grape',
    },
    {
      id: 77,
      name: 'soft drinks',
      trade: { products: 460, demand: 11, habit: 0.65, interval: 8, price: 3.6, pack: 'cans' },
      nouns:
        'Cola, Diet Cola, Ginger Ale, Lemon Lime Soda, Root Beer, Tonic Water, Club Soda, Ginger Beer, Orange Soda, Cream Soda',
      kinds:
        'Zero Sugar, Cherry, Cane Sugar, Vanilla, Blood Orange, Elderflower, Cloudy, Caffeine Free, Lime, Retro',
    },
    {
      id: 90,
      name: 'cocoa drink mixes',
      trade: { products: 220, demand: 0.4, habit: 0.25, interval: 24, price: 4.1, pack: 'grams' },
      nouns:
        'Hot Chocolate Mix, Chocolate Milk Powder, Malted Drink, Cocoa Powder Drink, Lemonade Powder, Chai Latte Mix',
      kinds: 'Dark, Marshmallow, Milk Chocolate, Peppermint, Spiced, Salted Caramel, White',
    },
    {
      id: 94,
      name: 'tea',
      trade: { products: 890, demand: 6.6, habit: 0.5, interval: 16, price: 4.3, pack: 'tea' },
      nouns:
        'English Breakfast Tea, Green Tea, Chamomile Tea, Earl Grey Tea, Peppermint Tea, Ginger Tea, Chai Tea, Rooibos Tea, Oolong Tea, White Tea, Lemon Tea',
      kinds:
        'Decaffeinated, Jasmine, Honey, Bedtime, Matcha, Turmeric, Vanilla, Loose Leaf, Berry, Spiced, Pure, Ceylon, Mint, Peach',
    },
    {
      id: 98,
      name: 'juice nectars',
      trade: { products: 790, demand: 10, habit: 0.6, interval: 9, price: 3.5, pack: 'litres' },
      nouns:
        'Apple Juice, Cranberry Juice, Grape Juice, Tomato Juice, Apple Juice Cartons, Prune Juice, Pineapple Juice, Cherry Juice, Vegetable Juice, Peach Nectar',
      kinds:
        'Unfiltered, Light, White, Tart, Not from Concentrate, Low Salt, 100%, Cloudy, Cocktail, Mango, Blended, Guava',
    },
    {
      id: 115,
      name: 'water seltzer sparkling water',
      trade: { products: 340, demand: 30, habit: 0.75, interval: 7, price: 4.4, pack: 'cans' },
      nouns:
        'Sparkling Water, Spring Water, Mineral Water, Alkaline Water, Seltzer, Flavoured Water, Coconut Sparkling Water, Distilled Water',
      kinds:
        'Lime, Grapefruit, Lemon, Berry, Peach Pear, Orange, Natural, Cucumber Mint, Mango, Cherry Lime, Apricot, Blackcurrant',
    },
  ],
};
