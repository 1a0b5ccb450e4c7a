import type { DepartmentVocabulary } from './department-vocabulary';

export const international: DepartmentVocabulary = {
  id: 6,
  name: 'international',
  qualities: 'Traditional, Medium Hot, Extra Hot, Mild, Authentic',
  notes: 'A taste of the street market; For dishes from far away; Store in a dry place',
  aisles: [
    {
      id: 30,
      name: 'latino foods',
      trade: { products: 260, demand: 2.2, habit: 0.4, interval: 14, price: 3.0, pack: 'grams' },
      nouns:
        'Taco Shells, Refried Beans, Enchilada Sauce, Taco Seasoning, Green Chillies, Masa Flour, Mole Paste, Tomatillos, Salsa Verde, Plantain Chips',
      kinds:
        'Fire Roasted, Chipotle, Black Bean, Crunchy, Red, Green, Diced, Smoky, White Corn, Street Style',
    },
    {
      id: 33,
      name: 'kosher foods',
      trade: { products: 170, demand: 0.5, habit: 0.55, interval: 21, price: 3.9, pack: 'grams' },
      nouns:
        'Matzo Crackers, Gefilte Fish, Egg Noodles, Matzo Ball Mix, Grape Juice, Borscht, Potato Pancake Mix, Halva',
      kinds: 'Fine, Wholewheat, Sweet, Wide, Low Salt, Marble, Savoury',
    },
    {
      id: 66,
      name: 'asian foods',
      trade: { products: 610, demand: 4.9, habit: 0.35, interval: 14, price: 3.3, pack: 'grams' },
      nouns:
        'Soy Sauce, Rice Noodles, Coconut Milk, Sriracha, Miso Paste, Teriyaki Sauce, Ramen Noodles, Nori Sheets, Rice Vinegar, Sesame Oil, Green Curry Paste, Fish Sauce, Rice Paper Wrappers, Hoisin Sauce',
      kinds:
        'Low Salt, Red, White, Thick, Thin, Brown Rice, Toasted, Sweet, Light, Dark, Spicy, Udon, Pad Thai',
    },
    {
      id: 76,
      name: 'indian foods',
      trade: { products: 110, demand: 0.4, habit: 0.35, interval: 15, price: 3.4, pack: 'grams' },
      nouns:
        'Tikka Masala Sauce, Basmati Rice Meal, Mango Chutney, Chana Masala, Madras Curry Paste, Poppadoms, Butter Chicken Sauce, Dal Makhani, Lime Pickle',
      kinds: 'Creamy, Coconut, Spinach, Sweet, Vegetable, Tamarind, Garlic, Ginger',
    },
  ],
};
