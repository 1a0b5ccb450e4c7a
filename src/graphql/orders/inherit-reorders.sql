-- Before the order $3, number $2 of the user $1, is removed: where it is the first with a product, the next order with the
-- product takes over its flag, which can be true for a purchase that is not stored.
with next_purchases as (
  select distinct on (items.product_id) later.id as order_id, items.product_id, removed.reordered
  from order_items removed
  join order_items items on items.product_id = removed.product_id
  join orders later on later.id = items.order_id and later.user_id = $1::int and later.order_number > $2::int
  where removed.order_id = $3::int
    and not exists (
      select
      from orders earlier
      join order_items bought on bought.order_id = earlier.id and bought.product_id = removed.product_id
      where earlier.user_id = $1::int and earlier.order_number < $2::int
    )
  order by items.product_id, later.order_number
)
update order_items
set reordered = next_purchases.reordered
from next_purchases
where order_items.order_id = next_purchases.order_id
  and order_items.product_id = next_purchases.product_id
  and order_items.reordered <> next_purchases.reordered
