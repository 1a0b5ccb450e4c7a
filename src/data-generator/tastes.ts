/**
 * Kinds of households. A taste multiplies the demand for whole departments or aisles; if both are given, the aisle's factor
 * applies. 0 excludes products completely, including those from circles and basket mates.
 */
export interface Taste {
  readonly name: string;
  /** Percentage of users with this main taste. */
  readonly share: number;
  readonly departments?: Readonly<Record<string, number>>;
  readonly aisles?: Readonly<Record<string, number>>;
  /** The end of the price range that it prefers, if any. */
  readonly leansTo?: 'cheap' | 'dear';
}

/** Default factors of departments that a taste does not mention; 1 for all others. */
export const commonDepartmentFactors: Readonly<Record<string, number>> = {
  babies: 0.08,
  pets: 0.05,
  alcohol: 0.35,
  'personal care': 0.7,
};

export const tastes: readonly Taste[] = [
  { name: 'everyday', share: 18 },
  {
    name: 'vegan',
    share: 8,
    departments: { 'meat seafood': 0, 'dairy eggs': 0, produce: 1.4, bulk: 3 },
    aisles: {
      'soy lactosefree': 5,
      'tofu meat alternatives': 9,
      'frozen vegan vegetarian': 8,
      'grains rice dried goods': 2.5,
      'frozen meat seafood': 0,
      'canned meat seafood': 0,
      'lunch meat': 0,
    },
  },
  {
    name: 'young family',
    share: 10,
    departments: { babies: 9 },
    aisles: { milk: 1.8, yogurt: 1.5, 'fruit vegetable snacks': 4, 'cookies cakes': 2, 'juice nectars': 2 },
    leansTo: 'cheap',
  },
  {
    name: 'baker',
    share: 6,
    aisles: {
      'baking ingredients': 8,
      'baking supplies decor': 9,
      'doughs gelatins bake mixes': 6,
      butter: 3,
      eggs: 2.2,
      cream: 2,
      'spices seasonings': 2,
    },
  },
  {
    name: 'party',
    share: 6,
    departments: { alcohol: 9 },
    aisles: {
      'chips pretzels': 3.5,
      'soft drinks': 3,
      'ice cream ice': 2,
      'fresh dips tapenades': 2.5,
      'preserved dips spreads': 3,
      'plates bowls cups flatware': 6,
      'frozen appetizers sides': 3,
    },
  },
  {
    name: 'athlete',
    share: 6,
    aisles: {
      'protein meal replacements': 14,
      'energy sports drinks': 8,
      'energy granola bars': 3.5,
      'packaged poultry': 4,
      'poultry counter': 4,
      eggs: 2,
      yogurt: 1.6,
      'candy chocolate': 0.2,
    },
  },
  {
    name: 'student',
    share: 7,
    departments: { produce: 0.5, frozen: 2 },
    aisles: {
      'instant foods': 6,
      'frozen pizza': 6,
      'frozen meals': 5,
      cereal: 2.5,
      'soft drinks': 2.5,
      coffee: 2,
    },
    leansTo: 'cheap',
  },
  {
    name: 'italian kitchen',
    share: 8,
    aisles: {
      'dry pasta': 4.5,
      'fresh pasta': 6,
      'pasta sauce': 4,
      'specialty cheeses': 5,
      'oils vinegars': 2.5,
      'canned jarred vegetables': 2.5,
      'fresh herbs': 2.2,
      'red wines': 1.5,
    },
    leansTo: 'dear',
  },
  {
    name: 'asian kitchen',
    share: 6,
    aisles: {
      'asian foods': 9,
      'indian foods': 8,
      'grains rice dried goods': 4,
      'tofu meat alternatives': 3,
      'fresh vegetables': 1.5,
      'fresh herbs': 1.8,
      'spices seasonings': 2,
    },
  },
  {
    name: 'tex-mex kitchen',
    share: 6,
    aisles: {
      'latino foods': 9,
      'tortillas flat bread': 6,
      'canned meals beans': 3.5,
      'preserved dips spreads': 4,
      'packaged cheese': 1.6,
      'chips pretzels': 1.8,
    },
  },
  {
    name: 'sweet tooth',
    share: 5,
    departments: { snacks: 1.5 },
    aisles: {
      'candy chocolate': 4,
      'cookies cakes': 4,
      'ice cream ice': 3.5,
      'bakery desserts': 6,
      'fresh vegetables': 0.4,
    },
  },
  { name: 'dog owner', share: 4, aisles: { 'dog food care': 45 } },
  { name: 'cat owner', share: 4, aisles: { 'cat food care': 22 } },
  {
    name: 'big household',
    share: 6,
    departments: { household: 4, 'personal care': 3 },
    aisles: { bread: 1.6, milk: 1.6, 'paper goods': 4 },
    leansTo: 'cheap',
  },
];
