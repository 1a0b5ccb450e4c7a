import type { DepartmentVocabulary } from './department-vocabulary';

export const produce: DepartmentVocabulary = {
  id: 4,
  name: 'produce',
  qualities: 'Organic, Locally Grown, Ripe and Ready, Washed, Family Farm',
  notes: 'Wash before use; Grown in season; Store in a cool place',
  aisles: [
    {
      id: 16,
      name: 'fresh herbs',
      trade: { products: 86, demand: 12, habit: 0.5, interval: 12, price: 1.4, pack: 'produce' },
      nouns:
        'Coriander, Flat Leaf Parsley, Basil, Mint, Rosemary, Dill, Thyme, Chives, Sage, Oregano, Tarragon, Lemongrass',
      kinds: 'Living, Cut, Large Leaf, Thai, Curly, Mixed, Young, Aromatic',
    },
    {
      id: 24,
      name: 'fresh fruits',
      trade: { products: 380, demand: 110, habit: 0.7, interval: 6, price: 2.3, pack: 'produce' },
      nouns:
        'Bananas, Strawberries, Hass Avocados, Lemons, Limes, Gala Apples, Blueberries, Raspberries, Seedless Red Grapes, Clementines, Honeycrisp Apples, Mangoes, Pears, Green Grapes, Oranges, Pineapple, Kiwis, Peaches, Watermelon, Grapefruit, Plums, Nectarines, Cherries, Pomegranate, Blackberries, Papaya, Figs',
      kinds:
        'Large, Small, Baby, Golden, Pink, Conference, Sweet, Unwaxed, Vine Ripened, Bag of, Early, Late Season',
    },
    {
      id: 32,
      name: 'packaged produce',
      trade: { products: 32, demand: 7, habit: 0.65, interval: 9, price: 3.2, pack: 'grams' },
      nouns: 'Apple Slices, Fruit Salad, Carrot Sticks, Vegetable Tray, Melon Chunks, Chopped Onions',
      kinds: 'Snack Pack, Mixed, Party, Seasonal, Tropical, Rainbow',
    },
    {
      id: 83,
      name: 'fresh vegetables',
      trade: { products: 570, demand: 100, habit: 0.6, interval: 8, price: 1.9, pack: 'produce' },
      nouns:
        'Yellow Onions, Cucumber, Tomatoes on the Vine, Garlic, Red Peppers, Broccoli Crown, Courgettes, Carrots, Ginger Root, Spring Onions, Kale, Celery, Sweet Potatoes, Russet Potatoes, Cauliflower, Asparagus, Red Onions, Romaine Lettuce, Brussels Sprouts, Green Beans, Aubergine, Jalapeno Peppers, Mushrooms, Cabbage, Beetroot, Butternut Squash, Leeks, Radishes, Fennel, Pak Choi',
      kinds:
        'Baby, Large, Sweet, Red, Green, Yellow, Purple, Heirloom, Roma, Bunched, Lacinato, Mini, Vine, White',
    },
    {
      id: 123,
      name: 'packaged vegetables fruits',
      trade: { products: 620, demand: 54, habit: 0.65, interval: 7, price: 3.1, pack: 'grams' },
      nouns:
        'Baby Spinach, Spring Mix, Grape Tomatoes, Baby Carrots, Baby Rocket, Romaine Hearts, Chestnut Mushrooms, Cherry Tomatoes, Sugar Snap Peas, Shredded Coleslaw, Caesar Salad Kit, Mini Cucumbers, Broccoli Slaw, Baby Kale, Pea Shoots, Brussels Sprouts, Stir Fry Mix, Watercress',
      kinds:
        'Triple Washed, Sliced, Whole, Chopped, Peeled, Steam in Bag, Rainbow, Asian Style, Sweet Kale, Half and Half, Crunchy, Tender',
    },
  ],
};
