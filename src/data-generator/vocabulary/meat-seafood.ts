import type { DepartmentVocabulary } from './department-vocabulary';

export const meatSeafood: DepartmentVocabulary = {
  id: 12,
  name: 'meat seafood',
  qualities: "Organic, Free Range, Grass Fed, Responsibly Sourced, Butcher's Choice",
  notes: 'Keep refrigerated; Prepared by our butchers and fishmongers; Use within two days',
  aisles: [
    {
      id: 7,
      name: 'packaged meat',
      trade: { products: 100, demand: 1, habit: 0.45, interval: 12, price: 8.5, pack: 'grams' },
      nouns:
        'Lean Beef Mince, Pork Chops, Beef Burgers, Lamb Mince, Sirloin Steak, Stewing Beef, Bison Mince',
      kinds: '5% Fat, 12% Fat, Thick Cut, Smoked, Angus, Marinated, Aged',
    },
    {
      id: 15,
      name: 'packaged seafood',
      trade: { products: 80, demand: 0.8, habit: 0.6, interval: 13, price: 9, pack: 'grams' },
      nouns: 'Smoked Salmon, Crab Sticks, Peeled Shrimp, Cod Portions, Smoked Trout, Marinated Herring',
      kinds: 'Wild, Oak Smoked, Cooked, Sliced, Peppered, Cold Smoked',
    },
    {
      id: 35,
      name: 'poultry counter',
      trade: { products: 82, demand: 4.8, habit: 0.65, interval: 9, price: 8, pack: 'grams' },
      nouns:
        'Chicken Breasts, Chicken Thighs, Whole Chicken, Turkey Mince, Chicken Drumsticks, Chicken Wings',
      kinds: 'Boneless Skinless, Air Chilled, Bone In, Thin Sliced, Herb Marinated, Corn Fed',
    },
    {
      id: 39,
      name: 'seafood counter',
      trade: { products: 54, demand: 0.8, habit: 0.45, interval: 12, price: 11, pack: 'grams' },
      nouns: 'Atlantic Salmon Fillet, Tilapia Fillet, Raw Prawns, Sea Bass, Tuna Steak, Mussels',
      kinds: 'Skin On, Wild, Farmed, Jumbo, Shell On, Sustainable',
    },
    {
      id: 49,
      name: 'packaged poultry',
      trade: { products: 99, demand: 3.5, habit: 0.6, interval: 9, price: 7.5, pack: 'grams' },
      nouns:
        'Chicken Breast Fillets, Turkey Mince, Chicken Mince, Chicken Sausages, Turkey Breast, Chicken Tenders, Whole Roast Chicken',
      kinds: 'Boneless, Lean, Thin, Marinated, Free From Antibiotics, Italian Style, Roasted',
    },
    {
      id: 106,
      name: 'hot dogs bacon sausage',
      trade: { products: 390, demand: 9, habit: 0.55, interval: 11, price: 5.4, pack: 'grams' },
      nouns:
        'Smoked Bacon, Pork Sausages, Turkey Bacon, Beef Hot Dogs, Chorizo, Chicken Apple Sausages, Bratwurst, Bacon Rashers, Italian Sausages, Pepperoni',
      kinds: 'Uncured, Thick Cut, Maple, Hickory, Spicy, Sweet, Centre Cut, Garlic, Skinless, Cracked Pepper',
    },
    {
      id: 122,
      name: 'meat counter',
      trade: { products: 110, demand: 1.7, habit: 0.45, interval: 10, price: 10, pack: 'grams' },
      nouns:
        'Beef Mince, Ribeye Steak, Pork Tenderloin, Lamb Chops, Flank Steak, Beef Short Ribs, Pork Shoulder',
      kinds: '85% Lean, Bone In, Dry Aged, Thin Cut, Trimmed, 93% Lean, Rolled',
    },
  ],
};
