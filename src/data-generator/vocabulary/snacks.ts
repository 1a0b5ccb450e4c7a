import type { DepartmentVocabulary } from './department-vocabulary';

export const snacks: DepartmentVocabulary = {
  id: 19,
  name: 'snacks',
  qualities: 'Organic, Lightly Salted, Gluten Free, Baked, Sharing Size',
  notes: 'Great for sharing; Pack one for later; May contain nuts',
  aisles: [
    {
      id: 3,
      name: 'energy granola bars',
      trade: { products: 830, demand: 14, habit: 0.6, interval: 8, price: 4.4, pack: 'count' },
      nouns:
        'Peanut Butter Bars, Chewy Granola Bars, Fruit and Nut Bars, Protein Bars, Oat and Honey Bars, Date Bars, Kids Snack Bars, Crunchy Granola Bars, Almond Bars',
      kinds:
        'Chocolate Chip, Coconut, Sea Salt, Blueberry, Dark Chocolate, Cashew, Lemon, Cherry, Apple Pie, White Chocolate, Mint, Cranberry',
    },
    {
      id: 23,
      name: 'popcorn jerky',
      trade: { products: 320, demand: 5.6, habit: 0.6, interval: 10, price: 3.7, pack: 'grams' },
      nouns:
        'Butter Popcorn, Beef Jerky, Kettle Corn, Microwave Popcorn, Turkey Jerky, Popping Corn, Meat Sticks, Cheese Popcorn',
      kinds:
        'Sea Salt, White Cheddar, Teriyaki, Peppered, Sweet and Salty, Olive Oil, Original, Hickory Smoked',
    },
    {
      id: 45,
      name: 'candy chocolate',
      trade: { products: 1200, demand: 10, habit: 0.6, interval: 10, price: 3.2, pack: 'grams' },
      nouns:
        'Dark Chocolate Bar, Milk Chocolate Bar, Gummy Bears, Peanut Butter Cups, Chocolate Almonds, Caramels, Liquorice, Jelly Beans, Fruit Chews, Chocolate Truffles, Lollipops, Toffee, Marshmallows, Mint Chocolates, Fudge',
      kinds:
        'Sea Salt, 70% Cocoa, 85% Cocoa, Hazelnut, Orange, Raspberry, Sour, Almond, Strawberry, Caramel, Coconut, Crispy, White, Honeycomb, Assorted',
    },
    {
      id: 46,
      name: 'mint gum',
      trade: { products: 170, demand: 1.5, habit: 0.8, interval: 9, price: 2.1, pack: 'count' },
      nouns: 'Spearmint Gum, Peppermint Mints, Bubble Gum, Cinnamon Gum, Breath Mints, Wintergreen Mints',
      kinds: 'Sugar Free, Strong, Cool, Whitening, Fruit, Xylitol, Sweet Mint',
    },
    {
      id: 50,
      name: 'fruit vegetable snacks',
      trade: { products: 360, demand: 4.8, habit: 0.55, interval: 9, price: 3.5, pack: 'count' },
      nouns:
        'Apple Crisps, Fruit Leather, Seaweed Snacks, Fruit Snacks, Banana Chips, Freeze Dried Strawberries, Veggie Straws, Kale Chips, Coconut Chips',
      kinds: 'Mango, Mixed Berry, Sea Salt, Wild Cherry, Grape, Wasabi, Cinnamon, Raspberry, Tropical',
    },
    {
      id: 61,
      name: 'cookies cakes',
      trade: { products: 870, demand: 6.5, habit: 0.5, interval: 11, price: 3.6, pack: 'grams' },
      nouns:
        'Chocolate Chip Cookies, Sandwich Biscuits, Shortbread, Oatmeal Cookies, Ginger Biscuits, Digestive Biscuits, Wafers, Snack Cakes, Animal Biscuits, Fig Rolls, Macaroons, Brownie Bites',
      kinds:
        'Double Chocolate, Lemon, Vanilla, Mini, Soft Baked, Peanut Butter, Coconut, Butter, Milk Chocolate, White Chocolate, Raisin, Hazelnut',
    },
    {
      id: 78,
      name: 'crackers',
      trade: { products: 750, demand: 16, habit: 0.6, interval: 10, price: 3.3, pack: 'grams' },
      nouns:
        'Wheat Crackers, Cheese Crackers, Rice Cakes, Water Biscuits, Seed Crackers, Graham Crackers, Crispbreads, Oatcakes, Soda Crackers, Star Shaped Crackers, Pitta Crackers, Rice Crackers',
      kinds:
        'Original, Sea Salt, Rosemary, Multigrain, Cheddar, Sesame, Black Pepper, Honey, Everything, Cinnamon, Thin, Brown Rice, Tomato and Basil',
    },
    {
      id: 103,
      name: 'ice cream toppings',
      trade: { products: 85, demand: 0.3, habit: 0.3, interval: 26, price: 3.0, pack: 'grams' },
      nouns: 'Chocolate Sauce, Caramel Sauce, Ice Cream Cones, Sprinkles, Strawberry Sauce',
      kinds: 'Sugar, Salted, Waffle, Rainbow, Hot Fudge, Squeezy',
    },
    {
      id: 107,
      name: 'chips pretzels',
      trade: { products: 990, demand: 19, habit: 0.55, interval: 9, price: 3.1, pack: 'grams' },
      nouns:
        'Potato Crisps, Tortilla Chips, Pretzel Twists, Pitta Chips, Corn Chips, Kettle Chips, Cheese Puffs, Popped Chips, Sweet Potato Chips, Lentil Chips, Vegetable Crisps, Pretzel Sticks',
      kinds:
        'Sea Salt, Salt and Vinegar, Barbecue, Sour Cream and Onion, Blue Corn, Ridged, Jalapeno, Multigrain, Cheddar, Honey Mustard, Lime, Restaurant Style, Sweet Chilli, Thin',
    },
    {
      id: 117,
      name: 'nuts seeds dried fruit',
      trade: { products: 580, demand: 9.7, habit: 0.55, interval: 15, price: 6.1, pack: 'grams' },
      nouns:
        'Roasted Almonds, Cashews, Raisins, Walnut Halves, Pistachios, Mixed Nuts, Dried Mango, Peanuts, Sunflower Seeds, Dried Cranberries, Pecans, Chia Seeds, Prunes, Dried Apricots, Pine Nuts',
      kinds: 'Raw, Salted, Unsalted, Honey Roasted, Smoked, Unsweetened, Sliced, In Shell, Tamari, Chopped',
    },
    {
      id: 125,
      name: 'trail mix snack mix',
      trade: { products: 69, demand: 0.9, habit: 0.5, interval: 13, price: 5.0, pack: 'grams' },
      nouns: 'Trail Mix, Nut and Berry Mix, Snack Mix, Tropical Mix, Party Mix',
      kinds: 'Sweet and Salty, Chocolate, Spicy, Omega-3, Cranberry, Mountain',
    },
  ],
};
