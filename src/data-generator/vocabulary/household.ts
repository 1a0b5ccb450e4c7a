import type { DepartmentVocabulary } from './department-vocabulary';

export const household: DepartmentVocabulary = {
  id: 17,
  name: 'household',
  qualities: 'Eco, Ultra, Unscented, Value Pack, Heavy Duty',
  notes: 'Keep away from children; Recyclable packaging; For household use',
  aisles: [
    {
      id: 10,
      name: 'kitchen supplies',
      trade: { products: 220, demand: 0.3, habit: 0.3, interval: 60, price: 8.5, pack: 'count' },
      nouns:
        'Chopping Board, Paring Knife, Kitchen Towel, Wooden Spoon, Can Opener, Oven Glove, Water Filter, Measuring Cups, Baking Tray, Ice Cube Tray',
      kinds: 'Bamboo, Stainless Steel, Non Stick, Silicone, Red, Large, Compact, Grey, Foldable',
    },
    {
      id: 54,
      name: 'paper goods',
      trade: { products: 320, demand: 8.4, habit: 0.6, interval: 22, price: 7.9, pack: 'rolls' },
      nouns:
        'Toilet Paper, Kitchen Roll, Facial Tissues, Paper Napkins, Toilet Tissue, Pocket Tissues, Bath Tissue',
      kinds:
        'Two Ply, Three Ply, Recycled, Quilted, Extra Soft, Half Sheet, Lotion, Mega, Unbleached, Bamboo',
    },
    {
      id: 60,
      name: 'trash bags liners',
      trade: { products: 110, demand: 1, habit: 0.4, interval: 32, price: 6.4, pack: 'count' },
      nouns:
        'Kitchen Bin Bags, Tall Bin Liners, Drawstring Bags, Compost Bags, Garden Sacks, Small Bin Liners',
      kinds: 'Scented, 50 Litre, 30 Litre, Tie Top, Compostable, Black, Clear, Flexible',
    },
    {
      id: 74,
      name: 'dish detergents',
      trade: { products: 200, demand: 3.4, habit: 0.45, interval: 30, price: 3.9, pack: 'ml' },
      nouns:
        'Washing Up Liquid, Dishwasher Tablets, Dishwasher Gel, Rinse Aid, Dishwasher Powder, Sponge and Soap Set',
      kinds:
        'Lemon, Original, Apple Blossom, Free and Clear, Lavender, Pear, All in One, Grapefruit, Antibacterial',
    },
    {
      id: 75,
      name: 'laundry',
      trade: { products: 510, demand: 3.3, habit: 0.45, interval: 32, price: 10.5, pack: 'ml' },
      nouns:
        'Laundry Detergent, Fabric Softener, Laundry Capsules, Stain Remover, Dryer Sheets, Bleach, Wool Wash, Colour Catcher Sheets',
      kinds:
        'Fresh Linen, Lavender, Free and Clear, Mountain Air, Sensitive, Concentrated, Colour Care, Baby, Spring Meadow, Ocean, High Efficiency',
    },
    {
      id: 85,
      name: 'food storage',
      trade: { products: 210, demand: 2.2, habit: 0.3, interval: 35, price: 4.5, pack: 'count' },
      nouns:
        'Sandwich Bags, Aluminium Foil, Cling Film, Freezer Bags, Storage Containers, Food Bags, Wax Paper, Snack Bags',
      kinds: 'Zip Seal, Extra Wide, Non Stick, Quart, Gallon, Small, Reusable, Slider',
    },
    {
      id: 87,
      name: 'more household',
      trade: { products: 310, demand: 0.6, habit: 0.2, interval: 50, price: 7, pack: 'count' },
      nouns:
        'AA Batteries, AAA Batteries, Light Bulbs, Lint Roller, Firelighters, Insect Spray, Shoe Polish, Extension Lead, Lighter, Duct Tape',
      kinds: 'Rechargeable, Warm White, Daylight, Long Life, Compact, 60 Watt, Multi Pack, Indoor',
    },
    {
      id: 101,
      name: 'air fresheners candles',
      trade: { products: 360, demand: 0.6, habit: 0.2, interval: 40, price: 6.2, pack: 'count' },
      nouns:
        'Scented Candle, Air Freshener Spray, Plug In Refill, Reed Diffuser, Odour Absorber, Tea Lights, Incense Sticks',
      kinds: 'Vanilla, Lavender, Fresh Linen, Citrus, Cinnamon, Sandalwood, Sea Breeze, Jasmine, Pine, Apple',
    },
    {
      id: 111,
      name: 'plates bowls cups flatware',
      trade: { products: 200, demand: 1.1, habit: 0.35, interval: 26, price: 4.3, pack: 'inches' },
      nouns:
        'Paper Plates, Foam Plates, Plastic Bowls, Bamboo Plates, Dessert Plates, Serving Platter, Compostable Plates',
      kinds: 'Plain White, Floral, Heavy Duty, Gold Rim, Blue, Party, Coated',
    },
    {
      id: 114,
      name: 'cleaning products',
      trade: { products: 660, demand: 4.4, habit: 0.35, interval: 32, price: 4.4, pack: 'ml' },
      nouns:
        'All Purpose Cleaner, Disinfecting Wipes, Glass Cleaner, Toilet Cleaner, Kitchen Sponges, Floor Cleaner, Bathroom Spray, Scouring Pads, Oven Cleaner, Rubber Gloves, Furniture Polish, Drain Opener',
      kinds:
        'Lemon, Lavender, Bleach Free, Pine, Orange, Antibacterial, Peppermint, Fresh Scent, Concentrated, Streak Free, Mint',
    },
  ],
};
