with baskets as (
  select items.order_id, array_agg(distinct items.product_id order by items.product_id) as product_ids
  from mixed_orders
  join staged_order_items items on items.order_id = mixed_orders.id
  group by items.order_id
)
update mixed_orders
set has_items = true, basket = case when is_new then baskets.product_ids end
from baskets
where baskets.order_id = mixed_orders.id
