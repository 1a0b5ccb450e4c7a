import type { DepartmentVocabulary } from './department-vocabulary';

export const personalCare: DepartmentVocabulary = {
  id: 11,
  name: 'personal care',
  qualities: 'Gentle, Sensitive, Natural, Travel Size, Extra Strength',
  notes: 'Read the label before use; Keep out of reach of children; Store below 25 C',
  aisles: [
    {
      id: 11,
      name: 'cold flu allergy',
      trade: { products: 430, demand: 0.7, habit: 0.2, interval: 55, price: 8.5, pack: 'tablets' },
      nouns:
        'Cold and Flu Tablets, Cough Syrup, Throat Lozenges, Nasal Spray, Allergy Tablets, Saline Mist, Vapour Rub, Decongestant Tablets, Zinc Lozenges',
      kinds:
        "Honey Lemon, Night Time, Day Time, Cherry, Non Drowsy, Children's, Menthol, 24 Hour, Elderberry, Berry",
    },
    {
      id: 20,
      name: 'oral hygiene',
      trade: { products: 570, demand: 1.6, habit: 0.25, interval: 42, price: 4.4, pack: 'count' },
      nouns:
        "Whitening Toothpaste, Toothbrush, Mouthwash, Dental Floss, Children's Toothpaste, Floss Picks, Electric Brush Heads, Denture Tablets, Tongue Cleaner",
      kinds:
        'Fresh Mint, Soft, Charcoal, Enamel Care, Cinnamon, Cool Mint, Medium, Waxed, Alcohol Free, Bubble Gum, Total Care',
    },
    {
      id: 22,
      name: 'hair care',
      trade: { products: 820, demand: 1.6, habit: 0.45, interval: 38, price: 6.8, pack: 'ml' },
      nouns:
        'Moisture Shampoo, Conditioner, Dry Shampoo, Hair Spray, Hair Gel, Hair Colour, Styling Cream, Leave In Conditioner, Hair Mask, Bobby Pins',
      kinds:
        'Argan Oil, Coconut, Tea Tree, Volume, Colour Care, Anti Dandruff, Strong Hold, Chestnut Brown, Keratin, Apple, Curl, Lavender',
    },
    {
      id: 25,
      name: 'soap',
      trade: { products: 530, demand: 1.9, habit: 0.4, interval: 30, price: 3.9, pack: 'count' },
      nouns:
        'Hand Soap, Soap Bars, Body Wash, Foaming Hand Soap, Hand Soap Refill, Castile Soap, Shower Gel, Hand Sanitiser',
      kinds:
        'Lavender, Aloe, Lemon, Almond, Unscented, Cucumber, Peppermint, Honey, Basil, Rose, Sea Minerals, Oatmeal',
    },
    {
      id: 44,
      name: 'eye ear care',
      trade: { products: 110, demand: 0.3, habit: 0.1, interval: 70, price: 9, pack: 'ml' },
      nouns: 'Contact Lens Solution, Eye Drops, Ear Drops, Cotton Buds, Lens Case, Sleep Mask',
      kinds: 'Multi Purpose, Lubricating, Dry Eye, Redness Relief, Bamboo, Redness and Itch',
    },
    {
      id: 47,
      name: 'vitamins supplements',
      trade: { products: 1000, demand: 1.1, habit: 0.25, interval: 45, price: 14, pack: 'tablets' },
      nouns:
        'Multivitamin, Vitamin D3, Vitamin C, Fish Oil Capsules, Probiotic Capsules, Magnesium Tablets, B12 Tablets, Gummy Vitamins, Calcium Tablets, Iron Tablets, Turmeric Capsules, Melatonin',
      kinds:
        "Women's, Men's, Children's, High Strength, Chewable, Prenatal, Orange, Once Daily, Slow Release, 50+, Vegan, Berry",
    },
    {
      id: 55,
      name: 'shave needs',
      trade: { products: 200, demand: 0.3, habit: 0.1, interval: 48, price: 9.5, pack: 'count' },
      nouns: 'Razor Blades, Shaving Gel, Disposable Razors, Aftershave Balm, Shaving Cream, Wax Strips',
      kinds: "Five Blade, Aloe, Sensitive Skin, Menthol, Women's, Triple Blade, Raspberry Rain",
    },
    {
      id: 65,
      name: 'protein meal replacements',
      trade: { products: 330, demand: 1.3, habit: 0.55, interval: 14, price: 15, pack: 'grams' },
      nouns:
        'Whey Protein Powder, Protein Shake, Meal Replacement Shake, Plant Protein Powder, Protein Bars, Collagen Powder, Green Superfood Powder',
      kinds:
        'Vanilla, Chocolate, Strawberry, Peanut Butter, Unflavoured, Coffee, Banana, Cookies and Cream, Salted Caramel',
    },
    {
      id: 70,
      name: 'digestion',
      trade: { products: 340, demand: 1, habit: 0.6, interval: 30, price: 8, pack: 'tablets' },
      nouns:
        'Antacid Tablets, Fibre Supplement, Digestive Enzymes, Stomach Relief Liquid, Probiotic Sachets, Ginger Chews, Laxative Tablets, Prune Capsules',
      kinds: 'Peppermint, Berry, Chewable, Daily, Orange, Maximum Strength, Sugar Free, Assorted Fruit',
    },
    {
      id: 73,
      name: 'facial care',
      trade: { products: 280, demand: 0.4, habit: 0.25, interval: 40, price: 9, pack: 'ml' },
      nouns:
        'Facial Cleanser, Face Wipes, Day Moisturiser, Night Cream, Lip Balm, Toner, Exfoliating Scrub, Cotton Rounds, Face Mask',
      kinds: 'Vitamin C, Rose Water, Charcoal, Tea Tree, Micellar, Hyaluronic, Cucumber, Aloe, Oil Free',
    },
    {
      id: 80,
      name: 'deodorants',
      trade: { products: 320, demand: 0.3, habit: 0.1, interval: 45, price: 5, pack: 'count' },
      nouns: 'Deodorant Stick, Roll On Deodorant, Antiperspirant Spray, Crystal Deodorant, Deodorant Cream',
      kinds: 'Fresh Linen, Lavender, Unscented, Cool Water, Sport, Coconut, Sage, Invisible, Citrus',
    },
    {
      id: 109,
      name: 'skin care',
      trade: { products: 250, demand: 0.4, habit: 0.25, interval: 50, price: 10, pack: 'ml' },
      nouns:
        'Hand Cream, Sun Lotion SPF 30, Body Oil, Sun Spray SPF 50, After Sun Gel, Baby Oil Gel, Foot Cream',
      kinds: 'Shea Butter, Almond, Aloe, Coconut, Cocoa Butter, Kids, Dry Touch, Honey',
    },
    {
      id: 118,
      name: 'first aid',
      trade: { products: 240, demand: 0.5, habit: 0.3, interval: 55, price: 5, pack: 'count' },
      nouns:
        'Plasters, Antiseptic Cream, Gauze Pads, Medical Tape, Cold Pack, Thermometer, Antiseptic Wipes, Elastic Bandage',
      kinds: "Waterproof, Flexible Fabric, Assorted, Children's, Sterile, Blister, Clear, Large",
    },
    {
      id: 126,
      name: 'feminine care',
      trade: { products: 290, demand: 0.4, habit: 0.25, interval: 28, price: 5.5, pack: 'count' },
      nouns: 'Panty Liners, Tampons, Sanitary Pads, Menstrual Cup, Intimate Wash, Overnight Pads',
      kinds: 'Regular, Super, Ultra Thin, Long, Cotton, With Wings, Unscented, Light',
    },
    {
      id: 127,
      name: 'body lotions soap',
      trade: { products: 500, demand: 1.3, habit: 0.35, interval: 35, price: 7, pack: 'ml' },
      nouns: 'Body Lotion, Bubble Bath, Bath Salts, Body Butter, Body Scrub, Hand Lotion, Bath Bombs',
      kinds:
        'Vanilla, Cocoa Butter, Lavender, Oat, Eucalyptus, Citrus, Cherry Blossom, Unscented, Coconut, Aloe, Sandalwood',
    },
    {
      id: 132,
      name: 'beauty',
      trade: { products: 180, demand: 0.2, habit: 0.35, interval: 40, price: 8.5, pack: 'count' },
      nouns:
        'Mascara, Nail Polish, Lip Gloss, Makeup Remover, Foundation, Nail Polish Remover, Tweezers, Eyeliner',
      kinds: 'Black, Coral, Rose, Nude, Waterproof, Ivory, Plum, Clear',
    },
    {
      id: 133,
      name: 'muscles joints pain relief',
      trade: { products: 170, demand: 0.5, habit: 0.3, interval: 40, price: 8, pack: 'tablets' },
      nouns:
        "Ibuprofen Tablets, Paracetamol Tablets, Muscle Rub, Heat Patches, Low Dose Tablets, Arnica Gel, Children's Pain Relief",
      kinds: 'Rapid Relief, Coated, Night Time, Menthol, Low Dose, Extra, Berry',
    },
  ],
};
