-- Items without a position follow the others of their order, as in the file.
with last as (
  select order_id, coalesce(max(add_to_cart_order), 0) as position
  from staged_order_items
  group by order_id
  having count(*) > count(add_to_cart_order)
),
derived as (
  select items.ctid as row_id,
    last.position + row_number() over (partition by items.order_id order by items.file, items.line) as position
  from staged_order_items items
  join last using (order_id)
  where items.add_to_cart_order is null
)
update staged_order_items items
set add_to_cart_order = least(derived.position, 32767)
from derived
where items.ctid = derived.row_id
