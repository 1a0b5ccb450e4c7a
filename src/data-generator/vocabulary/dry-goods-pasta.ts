import type { DepartmentVocabulary } from './department-vocabulary';

export const dryGoodsPasta: DepartmentVocabulary = {
  id: 9,
  name: 'dry goods pasta',
  qualities: 'Organic, Bronze Cut, Gluten Free, Wholewheat, High Fibre',
  notes: 'For a quick supper; Store in a dry place',
  aisles: [
    {
      id: 4,
      name: 'instant foods',
      trade: { products: 540, demand: 5.9, habit: 0.5, interval: 12, price: 2.2, pack: 'grams' },
      nouns:
        'Macaroni Cheese Mix, Instant Noodles, Rice Pilaf Mix, Instant Mashed Potatoes, Noodle Cup, Couscous Mix, Pasta and Sauce, Risotto Mix, Stuffing Mix, Ready Rice',
      kinds:
        'White Cheddar, Chicken, Spicy Beef, Garlic and Butter, Wild Mushroom, Spanish Style, Three Cheese, Vegetable, Herb',
    },
    {
      id: 9,
      name: 'pasta sauce',
      trade: { products: 400, demand: 7.2, habit: 0.5, interval: 14, price: 3.6, pack: 'grams' },
      nouns:
        'Marinara Sauce, Tomato and Basil Sauce, Pesto, Alfredo Sauce, Arrabbiata Sauce, Bolognese Sauce, Vodka Sauce, Roasted Garlic Sauce, Pizza Sauce, Vegetable Sauce',
      kinds:
        'Sicilian, Four Cheese, Chunky, No Sugar Added, Roasted Pepper, Mushroom, Traditional, Spicy, Creamy, Sun Dried Tomato',
    },
    {
      id: 12,
      name: 'fresh pasta',
      trade: { products: 120, demand: 1.1, habit: 0.5, interval: 11, price: 4.6, pack: 'grams' },
      nouns:
        'Cheese Ravioli, Tortellini, Fettuccine, Potato Gnocchi, Spinach Ravioli, Linguine, Lasagne Sheets, Mushroom Agnolotti',
      kinds: 'Fresh, Four Cheese, Butternut, Egg, Three Colour, Chicken, Lemon Ricotta, Mini',
    },
    {
      id: 63,
      name: 'grains rice dried goods',
      trade: { products: 340, demand: 4.6, habit: 0.4, interval: 20, price: 3.1, pack: 'grams' },
      nouns:
        'White Basmati Rice, Brown Rice, Quinoa, Black Beans, Red Lentils, Jasmine Rice, Couscous, Chickpeas, Arborio Rice, Green Lentils, Bulgur Wheat, Pearl Barley, Polenta',
      kinds:
        'Tri-Colour, Long Grain, Short Grain, Sprouted, Split, Wild, Toasted, Quick Cooking, Pearl, Dried',
    },
    {
      id: 131,
      name: 'dry pasta',
      trade: { products: 460, demand: 8.1, habit: 0.45, interval: 13, price: 1.9, pack: 'grams' },
      nouns:
        'Spaghetti, Penne, Fusilli, Macaroni, Linguine, Farfalle, Rigatoni, Orzo, Angel Hair, Lasagne, Egg Noodles, Shells, Tagliatelle',
      kinds:
        'Thin, Rigate, Wholegrain, Chickpea, Tri-Colour, Red Lentil, Brown Rice, Mini, Large, Spelt, Spinach, Durum',
    },
  ],
};
