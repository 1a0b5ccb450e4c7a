select
  (select count(*)::integer from departments) as departments,
  (select count(*)::integer from aisles) as aisles,
  (select count(*)::integer from products) as products,
  (select count(*)::integer from users) as users,
  (select count(*)::integer from orders) as orders,
  (select count(*)::integer from order_items) as order_items,
  (select count(*)::integer from orders where source = 'api') as api_orders
