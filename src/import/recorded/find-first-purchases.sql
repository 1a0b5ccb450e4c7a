-- The number of the order in which a user first bought each product, as of the end of the merge. Order numbers are
-- already the new ones; items of orders in the files are still in the staging table.
create temp table first_purchases on commit drop as
with final_items as (
  select numbered.user_id, numbered.order_number, items.product_id
  from numbered_orders numbered
  join order_items items on items.order_id = numbered.id
  where not numbered.is_staged or exists (select from unchanged_orders unchanged where unchanged.id = numbered.id)
  union all
  select numbered.user_id, numbered.order_number, items.product_id
  from numbered_orders numbered
  join staged_order_items items on items.order_id = numbered.id
)
select user_id, product_id, min(order_number) as order_number
from final_items
group by user_id, product_id
