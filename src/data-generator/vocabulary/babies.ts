import type { DepartmentVocabulary } from './department-vocabulary';

export const babies: DepartmentVocabulary = {
  id: 18,
  name: 'babies',
  qualities: 'Organic, Hypoallergenic, Gentle, Newborn, Fragrance Free',
  notes: 'For little ones; Read the label before use; Keep the pack out of reach',
  aisles: [
    {
      id: 56,
      name: 'diapers wipes',
      trade: { products: 190, demand: 0.8, habit: 0.5, interval: 12, price: 12, pack: 'count' },
      nouns:
        'Diapers Size 3, Baby Wipes, Diapers Size 4, Diapers Size 2, Overnight Diapers, Training Pants, Swim Diapers, Diapers Size 5, Wipes Refill',
      kinds: 'Sensitive, Cucumber, Super Soft, Leak Guard, Thick, Chlorine Free, Jumbo',
    },
    {
      id: 82,
      name: 'baby accessories',
      trade: { products: 44, demand: 0.5, habit: 0.8, interval: 28, price: 6.5, pack: 'count' },
      nouns: 'Baby Bottles, Dummies, Bibs, Sippy Cup, Teething Ring',
      kinds: 'Silicone, Blue, Pink, Anti Colic, Soft',
    },
    {
      id: 92,
      name: 'baby food formula',
      trade: { products: 720, demand: 11, habit: 0.55, interval: 5, price: 1.7, pack: 'grams' },
      nouns:
        'Apple and Pear Puree, Banana Pouch, Infant Formula, Sweet Potato Puree, Baby Rice Cereal, Teething Biscuits, Carrot and Pea Puree, Mango Pouch, Toddler Snack Puffs, Chicken and Vegetable Dinner, Prune Puree',
      kinds:
        'Stage 1, Stage 2, Stage 3, Spinach, Blueberry, Oatmeal, Peach, Strawberry, Quinoa, Broccoli, Yogurt, Pumpkin',
    },
    {
      id: 102,
      name: 'baby bath body care',
      trade: { products: 130, demand: 0.2, habit: 0.35, interval: 40, price: 6, pack: 'ml' },
      nouns: 'Baby Shampoo, Baby Lotion, Nappy Cream, Baby Wash, Baby Oil, Baby Powder',
      kinds: 'Tear Free, Calming, Lavender, Oat, Zinc, Chamomile',
    },
  ],
};
