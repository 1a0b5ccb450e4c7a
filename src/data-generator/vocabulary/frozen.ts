import type { DepartmentVocabulary } from './department-vocabulary';

export const frozen: DepartmentVocabulary = {
  id: 1,
  name: 'frozen',
  qualities: 'Organic, Family Size, Low Salt, Hand Finished, Quick Cook',
  notes: 'Keep at -18 C; Do not refreeze once thawed; Keeps for three months',
  aisles: [
    {
      id: 34,
      name: 'frozen meat seafood',
      trade: { products: 230, demand: 2.1, habit: 0.55, interval: 24, price: 9.5, pack: 'grams' },
      nouns:
        'Cod Fillets, Peeled Prawns, Salmon Portions, Fish Fingers, Chicken Breast Strips, Meatballs, Haddock Fillets, Scallops, Turkey Burgers',
      kinds: 'Breaded, Skinless, Wild Caught, Garlic Butter, Lemon Pepper, Smoked, Lightly Dusted, Panko',
    },
    {
      id: 37,
      name: 'ice cream ice',
      trade: { products: 1100, demand: 15, habit: 0.5, interval: 12, price: 4.2, pack: 'litres' },
      nouns:
        'Vanilla Ice Cream, Chocolate Ice Cream, Strawberry Sorbet, Ice Lollies, Frozen Yogurt Bars, Gelato, Ice Cream Sandwiches, Choc Ices, Dairy Free Ice Cream, Ice Cubes',
      kinds:
        'Salted Caramel, Mint Chip, Raspberry Ripple, Pistachio, Cookie Crumble, Mango, Rum and Raisin, Honeycomb, Coconut, Coffee, Black Cherry, Hazelnut',
    },
    {
      id: 38,
      name: 'frozen meals',
      trade: { products: 880, demand: 12, habit: 0.55, interval: 10, price: 4.5, pack: 'grams' },
      nouns:
        'Chicken Curry with Rice, Beef Lasagne, Vegetable Stir Fry Bowl, Macaroni Cheese, Cottage Pie, Chicken Noodle Bowl, Mushroom Risotto, Fish Pie, Burrito Bowl, Lentil Bake',
      kinds:
        'Spicy, Creamy, Thai Style, Roasted Pepper, Three Cheese, Garden Herb, Smoky, Tomato and Basil, Sweet Chilli, Slow Cooked',
    },
    {
      id: 42,
      name: 'frozen vegan vegetarian',
      trade: { products: 190, demand: 3.3, habit: 0.6, interval: 11, price: 4.6, pack: 'grams' },
      nouns:
        'Veggie Burgers, Meat Free Mince, Falafel, Vegetable Sausages, Black Bean Patties, Vegan Nuggets, Spinach Bites, Vegetable Fingers',
      kinds: 'Beetroot, Quinoa, Smoky, Sweet Potato, Southern Style, Mushroom, Kale, Chipotle',
    },
    {
      id: 52,
      name: 'frozen breakfast',
      trade: { products: 300, demand: 7.1, habit: 0.65, interval: 12, price: 4.1, pack: 'count' },
      nouns:
        'Waffles, Breakfast Burritos, Hash Browns, Pancakes, Egg Muffins, French Toast Sticks, Croissants to Bake, Breakfast Sausage Rolls',
      kinds:
        'Blueberry, Buttermilk, Multigrain, Cinnamon, Bacon and Egg, Gluten Free, Maple, Spinach and Feta',
    },
    {
      id: 58,
      name: 'frozen breads doughs',
      trade: { products: 81, demand: 2, habit: 0.65, interval: 15, price: 3.4, pack: 'count' },
      nouns:
        'Garlic Bread, Puff Pastry Sheets, Dinner Rolls, Pizza Dough, Naan Breads, Filo Pastry, Pie Crusts, Pretzels to Bake',
      kinds: 'Rosemary, Wholemeal, All Butter, Cheesy, Sourdough, Olive, Gluten Free, Stone Baked',
    },
    {
      id: 79,
      name: 'frozen pizza',
      trade: { products: 340, demand: 5.8, habit: 0.6, interval: 11, price: 5.6, pack: 'inches' },
      nouns:
        'Margherita Pizza, Pepperoni Pizza, Four Cheese Pizza, Vegetable Pizza, Ham and Mushroom Pizza, Spinach Pizza, Mini Pizzas, Barbecue Chicken Pizza',
      kinds:
        'Thin Crust, Stone Baked, Deep Pan, Sourdough, Gluten Free, Stuffed Crust, Wholemeal, Cauliflower Crust, "Nonna\'s Own", Rising Crust',
    },
    {
      id: 113,
      name: 'frozen juice',
      trade: { products: 47, demand: 0.2, habit: 0.6, interval: 18, price: 2.9, pack: 'litres' },
      nouns:
        'Orange Juice Concentrate, Lemonade Concentrate, Apple Juice Concentrate, Tropical Juice Concentrate, Limeade Concentrate',
      kinds: 'Pulp Free, Pink, Unsweetened, Country Style, Extra Pulp',
    },
    {
      id: 116,
      name: 'frozen produce',
      trade: { products: 360, demand: 16, habit: 0.55, interval: 14, price: 3.8, pack: 'grams' },
      nouns:
        'Broccoli Florets, Garden Peas, Frozen Mixed Berries, Frozen Blueberries, Frozen Sweetcorn, Frozen Spinach, Frozen Mango Chunks, Frozen Green Beans, Frozen Strawberries, Edamame, Cauliflower Rice, Stir Fry Vegetables',
      kinds: 'Steam in Bag, Baby, Petite, Sliced, Chopped, Wild, Tropical, Cut',
    },
    {
      id: 119,
      name: 'frozen dessert',
      trade: { products: 110, demand: 0.6, habit: 0.45, interval: 16, price: 5.2, pack: 'grams' },
      nouns:
        'Apple Pie, Cheesecake, Chocolate Gateau, Profiteroles, Fruit Crumble, Key Lime Pie, Whipped Topping',
      kinds: 'New York Style, Cherry, Salted Caramel, Summer Fruit, Lemon, Mini, Triple Chocolate',
    },
    {
      id: 129,
      name: 'frozen appetizers sides',
      trade: { products: 390, demand: 6.1, habit: 0.55, interval: 13, price: 4.0, pack: 'grams' },
      nouns:
        'Oven Chips, Potato Wedges, Onion Rings, Spring Rolls, Sweet Potato Fries, Dim Sum, Samosas, Mozzarella Sticks, Potato Waffles, Chicken Wings',
      kinds: 'Crinkle Cut, Spicy, Vegetable, Extra Crispy, Skin On, Beer Battered, Curried, Seasoned, Mini',
    },
  ],
};
