-- An item without `reordered` is a reorder if an earlier order of its user, in the files or stored, contains the product.
with incomplete_users as materialized (
  select distinct orders.user_id
  from staged_order_items items
  join staged_orders orders on orders.id = items.order_id
  where items.reordered is null
),
user_orders as materialized (
  select id, user_id, order_number, true as is_staged
  from staged_orders
  join incomplete_users using (user_id)
  union all
  select stored.id, stored.user_id, coalesce(numbered.order_number, stored.order_number), false
  from orders stored
  join incomplete_users using (user_id)
  left join numbered_orders numbered on numbered.id = stored.id
  where not exists (select from staged_orders staged where staged.id = stored.id)
),
purchases_before as (
  select user_id, product_id, min(order_number) as order_number
  from (
    select user_id, product_id, order_number
    from user_orders
    join staged_order_items items on items.order_id = user_orders.id
    union all
    select user_id, product_id, order_number
    from user_orders
    join order_items items on items.order_id = user_orders.id
    where not is_staged or exists (select from unchanged_orders unchanged where unchanged.id = user_orders.id)
  ) purchases
  group by user_id, product_id
)
update staged_order_items items
set reordered = first.order_number < orders.order_number
from staged_orders orders
join purchases_before first using (user_id)
where orders.id = items.order_id
  and first.product_id = items.product_id
  and items.reordered is null
