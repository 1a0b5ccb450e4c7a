import type { DepartmentVocabulary } from './department-vocabulary';

export const pets: DepartmentVocabulary = {
  id: 8,
  name: 'pets',
  qualities: 'Grain Free, Natural, Vet Approved, Complete, Senior',
  notes: 'For happy pets; Fresh water should always be available',
  aisles: [
    {
      id: 40,
      name: 'dog food care',
      trade: { products: 470, demand: 0.8, habit: 0.4, interval: 16, price: 11, pack: 'grams' },
      nouns:
        'Dry Dog Food, Wet Dog Food, Dog Treats, Dental Chews, Puppy Food, Dog Shampoo, Dog Waste Bags, Rawhide Bones, Dog Biscuits',
      kinds:
        'Chicken and Rice, Beef, Lamb, Salmon, Small Breed, Turkey and Pea, Peanut Butter, Bacon, Large Breed, Duck, Sweet Potato',
    },
    {
      id: 41,
      name: 'cat food care',
      trade: { products: 500, demand: 2.8, habit: 0.65, interval: 10, price: 8.5, pack: 'grams' },
      nouns:
        'Wet Cat Food, Dry Cat Food, Cat Litter, Cat Treats, Kitten Food, Cat Food Pouches, Catnip Toy, Hairball Formula',
      kinds:
        'Tuna, Chicken, Salmon, Ocean Fish, Turkey and Giblets, Pate, Beef, Clumping, In Gravy, Unscented, Sardine, Shredded',
    },
  ],
};
