import type { DepartmentVocabulary } from './department-vocabulary';

export const deli: DepartmentVocabulary = {
  id: 20,
  name: 'deli',
  qualities: "Organic, Freshly Made, Hand Sliced, Low Salt, Chef's",
  notes: 'Made fresh each day; Keep refrigerated; Serve within two days',
  aisles: [
    {
      id: 1,
      name: 'prepared soups salads',
      trade: { products: 150, demand: 1.7, habit: 0.5, interval: 9, price: 5.5, pack: 'grams' },
      nouns:
        'Tomato Soup, Potato Salad, Chicken Salad, Coleslaw, Lentil Soup, Egg Salad, Quinoa Salad, Pasta Salad',
      kinds: 'Creamy, Roasted, Greek, Kale, Classic, Curried, Spicy, Southwest',
    },
    {
      id: 13,
      name: 'prepared meals',
      trade: { products: 320, demand: 2.5, habit: 0.6, interval: 8, price: 7.5, pack: 'grams' },
      nouns:
        'Rotisserie Chicken, Sushi Rolls, Chicken Wrap, Burrito, Cheese Pizza, Roast Vegetables, Tamales, Lasagne, Sandwich Platter',
      kinds: 'Spicy, California, Herb, Lemon, Southwest, Vegetarian, Smoked, Turkey, Half',
    },
    {
      id: 14,
      name: 'tofu meat alternatives',
      trade: { products: 160, demand: 3.7, habit: 0.65, interval: 9, price: 3.4, pack: 'grams' },
      nouns:
        'Extra Firm Tofu, Tempeh, Silken Tofu, Smoked Tofu, Seitan, Vegan Sausages, Tofu Burgers, Plant Based Mince',
      kinds: 'Sprouted, Sesame, Five Grain, Marinated, Italian Style, Teriyaki, Chipotle, Baked',
    },
    {
      id: 67,
      name: 'fresh dips tapenades',
      trade: { products: 330, demand: 9.8, habit: 0.6, interval: 8, price: 4.2, pack: 'grams' },
      nouns:
        'Classic Hummus, Guacamole, Spinach Dip, Tzatziki, Baba Ganoush, Olive Tapenade, Fresh Salsa, Artichoke Dip, Bean Dip',
      kinds:
        'Roasted Red Pepper, Garlic, Lemon, Spicy, Chunky, Pine Nut, Jalapeno, Mild, Beetroot, Caramelised Onion',
    },
    {
      id: 96,
      name: 'lunch meat',
      trade: { products: 370, demand: 12, habit: 0.6, interval: 8, price: 4.8, pack: 'grams' },
      nouns:
        'Sliced Turkey Breast, Cooked Ham, Salami, Roast Beef Slices, Chicken Breast Slices, Prosciutto, Pastrami, Bologna, Mortadella',
      kinds:
        'Oven Roasted, Honey, Smoked, Black Forest, Peppered, Thin Sliced, Uncured, Mesquite, Reduced Salt, Hard',
    },
  ],
};
