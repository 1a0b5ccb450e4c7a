import type { DepartmentVocabulary } from './department-vocabulary';

export const alcohol: DepartmentVocabulary = {
  id: 5,
  name: 'alcohol',
  qualities: 'Reserve, Barrel Aged, Small Batch, Estate, Low Alcohol',
  notes: 'Please drink responsibly; Serve chilled; For adults only',
  aisles: [
    {
      id: 27,
      name: 'beers coolers',
      trade: { products: 390, demand: 2.1, habit: 0.6, interval: 11, price: 9.5, pack: 'cans' },
      nouns:
        'Lager, India Pale Ale, Pilsner, Dry Cider, Wheat Beer, Stout, Amber Ale, Hard Seltzer, Porter, Pear Cider',
      kinds: 'Hazy, Session, Citrus, Unfiltered, Dark, Golden, Black Cherry, Farmhouse, Bohemian, Double',
    },
    {
      id: 28,
      name: 'red wines',
      trade: { products: 230, demand: 1.2, habit: 0.55, interval: 12, price: 13, pack: 'bottle' },
      nouns:
        'Merlot, Cabernet Sauvignon, Pinot Noir, Malbec, Red Blend, Shiraz, Tempranillo, Zinfandel, Sangiovese',
      kinds: 'Valley, Old Vine, Coastal, Hillside, Vintage, Unoaked, Terrace, River Bend',
    },
    {
      id: 62,
      name: 'white wines',
      trade: { products: 150, demand: 1.2, habit: 0.7, interval: 12, price: 12, pack: 'bottle' },
      nouns:
        'Chardonnay, Sauvignon Blanc, Pinot Grigio, Riesling, Gewurztraminer, Dry Rose, White Blend, Viognier',
      kinds: 'Coastal, Unoaked, Late Harvest, Valley, Crisp, Hillside, Sun Kissed, Mineral',
    },
    {
      id: 124,
      name: 'spirits',
      trade: { products: 200, demand: 0.8, habit: 0.5, interval: 22, price: 24, pack: 'bottle' },
      nouns: 'Vodka, Gin, White Rum, Whisky, Tequila, Brandy, Orange Liqueur, Bitters, Vermouth',
      kinds: 'Citrus, Spiced, Dry, Silver, Botanical, Ten Year, Aged, Honey',
    },
    {
      id: 134,
      name: 'specialty wines champagnes',
      trade: { products: 95, demand: 0.4, habit: 0.5, interval: 20, price: 16, pack: 'bottle' },
      nouns: 'Prosecco, Brut Sparkling Wine, Port, Cream Sherry, Rose Sparkling Wine, Cooking Wine, Sake',
      kinds: 'Extra Dry, Vintage, Tawny, Pale, Festive, Ruby, Junmai',
    },
  ],
};
