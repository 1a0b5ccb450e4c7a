import type { DepartmentVocabulary } from './department-vocabulary';

export const pantry: DepartmentVocabulary = {
  id: 13,
  name: 'pantry',
  qualities: 'Organic, Low Salt, Cold Pressed, Unsweetened, Artisan',
  notes: 'A cupboard standby; Close tightly after use; Best before end: see lid',
  aisles: [
    {
      id: 5,
      name: 'marinades meat preparation',
      trade: { products: 410, demand: 2.2, habit: 0.3, interval: 22, price: 4.2, pack: 'grams' },
      nouns:
        'Barbecue Sauce, Teriyaki Marinade, Steak Seasoning, Breadcrumbs, Meat Tenderiser, Gravy Granules, Stir Fry Sauce, Jerk Marinade',
      kinds: 'Hickory, Honey, Smoky, Sweet, Golden, Chipotle, Sesame Ginger, Panko, Mesquite, Carolina Style',
    },
    {
      id: 17,
      name: 'baking ingredients',
      trade: { products: 620, demand: 9.9, habit: 0.35, interval: 22, price: 3.6, pack: 'grams' },
      nouns:
        'Plain Flour, Caster Sugar, Chocolate Chips, Baking Powder, Vanilla Extract, Brown Sugar, Icing Sugar, Almond Flour, Cocoa Powder, Bicarbonate of Soda, Strong Bread Flour, Cornflour, Coconut Flakes, Yeast',
      kinds:
        'Self Raising, Dark, Unbleached, Fine, Golden, Semi Sweet, Muscovado, Raw, Milk, Desiccated, Pure',
    },
    {
      id: 19,
      name: 'oils vinegars',
      trade: { products: 380, demand: 8.1, habit: 0.35, interval: 32, price: 7.2, pack: 'litres' },
      nouns:
        'Extra Virgin Olive Oil, Balsamic Vinegar, Coconut Oil, Apple Cider Vinegar, Rapeseed Oil, Sunflower Oil, Red Wine Vinegar, Avocado Oil, White Vinegar, Cooking Spray, Sesame Oil',
      kinds:
        'First Pressed, Unrefined, Aged, Unfiltered, Light, White, Garlic Infused, Lemon Infused, Refined',
    },
    {
      id: 29,
      name: 'honeys syrups nectars',
      trade: { products: 230, demand: 2.3, habit: 0.45, interval: 24, price: 5.2, pack: 'grams' },
      nouns:
        'Clear Honey, Maple Syrup, Golden Syrup, Agave Nectar, Treacle, Manuka Honey, Date Syrup, Pancake Syrup',
      kinds: 'Wildflower, Grade A, Raw, Dark, Clover, Acacia, Light, Squeezy',
    },
    {
      id: 51,
      name: 'preserved dips spreads',
      trade: { products: 260, demand: 2.8, habit: 0.45, interval: 13, price: 3.7, pack: 'grams' },
      nouns:
        'Tomato Salsa, Black Bean Dip, Guacamole, Queso Dip, Hummus, Bruschetta Topping, Salsa Verde, Sun Dried Tomato Spread',
      kinds: 'Mild, Medium, Hot, Chunky, Roasted Garlic, Pineapple, Chipotle, Restaurant Style',
    },
    {
      id: 72,
      name: 'condiments',
      trade: { products: 470, demand: 6.9, habit: 0.35, interval: 30, price: 3.2, pack: 'grams' },
      nouns:
        'Tomato Ketchup, Mayonnaise, Dijon Mustard, Hot Sauce, Yellow Mustard, Wholegrain Mustard, Sweet Relish, Horseradish, Worcester Sauce, Tartare Sauce, Cranberry Sauce',
      kinds: 'Squeezy, Reduced Sugar, Light, Habanero, Honey, Spicy, Avocado Oil, Garlic, Smoked, English',
    },
    {
      id: 88,
      name: 'spreads',
      trade: { products: 490, demand: 8.8, habit: 0.5, interval: 16, price: 4.4, pack: 'grams' },
      nouns:
        'Peanut Butter, Strawberry Jam, Almond Butter, Hazelnut Spread, Raspberry Jam, Grape Jelly, Orange Marmalade, Apricot Preserve, Cashew Butter, Fig Spread, Lemon Curd',
      kinds:
        'Crunchy, Smooth, No Added Sugar, Creamy, Seedless, Chia, Honey, Thick Cut, Wild Blueberry, Dark Chocolate',
    },
    {
      id: 89,
      name: 'salad dressing toppings',
      trade: { products: 560, demand: 3.1, habit: 0.4, interval: 18, price: 3.5, pack: 'ml' },
      nouns:
        'Ranch Dressing, Caesar Dressing, Balsamic Vinaigrette, Croutons, Blue Cheese Dressing, Italian Dressing, Honey Mustard Dressing, Crispy Onions, Thousand Island Dressing',
      kinds: 'Light, Creamy, Buttermilk, Garlic, Raspberry, Greek, Lemon, Avocado, Sesame, Zesty, Poppy Seed',
    },
    {
      id: 97,
      name: 'baking supplies decor',
      trade: { products: 290, demand: 0.8, habit: 0.25, interval: 40, price: 4.1, pack: 'count' },
      nouns:
        'Baking Paper, Cupcake Cases, Food Colouring, Sprinkles, Icing Tubes, Cake Candles, Muffin Tin Liners, Piping Bags',
      kinds: 'Rainbow, Unbleached, Gold, Pink, Mini, Jumbo, Chocolate, Assorted',
    },
    {
      id: 104,
      name: 'spices seasonings',
      trade: { products: 800, demand: 6.8, habit: 0.15, interval: 48, price: 3.4, pack: 'spice' },
      nouns:
        'Black Pepper, Sea Salt, Ground Cinnamon, Garlic Powder, Cumin, Paprika, Oregano, Chilli Flakes, Turmeric, Bay Leaves, Vanilla Pods, Curry Powder, Taco Seasoning, Nutmeg, Onion Powder',
      kinds:
        'Ground, Whole, Smoked, Coarse, Fine, Crushed, Himalayan Pink, Dried, Sweet, Hot, Flaked, Ceylon, Rubbed',
    },
    {
      id: 105,
      name: 'doughs gelatins bake mixes',
      trade: { products: 460, demand: 3.2, habit: 0.4, interval: 24, price: 3.0, pack: 'grams' },
      nouns:
        'Brownie Mix, Pancake Mix, Biscuit Dough, Pizza Dough Mix, Cake Mix, Jelly Crystals, Muffin Mix, Gelatine, Pie Filling, Cornbread Mix, Crescent Roll Dough',
      kinds:
        'Chocolate Fudge, Buttermilk, Gluten Free, Lemon, Red Velvet, Strawberry, Blueberry, Pumpkin, Vanilla, Cherry',
    },
    {
      id: 110,
      name: 'pickled goods olives',
      trade: { products: 400, demand: 3, habit: 0.4, interval: 18, price: 3.8, pack: 'grams' },
      nouns:
        'Kalamata Olives, Dill Pickles, Capers, Green Olives, Gherkins, Roasted Red Peppers, Artichoke Hearts, Sauerkraut, Pepperoncini, Pickled Onions, Kimchi',
      kinds: 'Pitted, Sliced, Whole, Stuffed, Marinated, Kosher, Baby, Bread and Butter, Spicy, Garlic',
    },
  ],
};
