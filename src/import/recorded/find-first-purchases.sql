-- In which of a user's orders each product was bought first, as the tables will be after the merge. The numbers of orders
-- are the new ones already, the items of orders in the files are not.
create temp table first_purchases on commit drop as
with final_items as (
  select placed.user_id, placed.order_number, items.product_id
  from placed_orders placed
  join order_items items on items.order_id = placed.id
  where not placed.is_staged or exists (select from unchanged_orders unchanged where unchanged.id = placed.id)
  union all
  select placed.user_id, placed.order_number, items.product_id
  from placed_orders placed
  join staged_order_items items on items.order_id = placed.id
)
select user_id, product_id, min(order_number) as order_number
from final_items
group by user_id, product_id
