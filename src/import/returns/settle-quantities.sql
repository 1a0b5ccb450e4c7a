-- Products of which a part was returned: one line with what is left.
with settled as (
  select
    (array_agg(ctid order by quantity > 0 desc, file, line))[1] as row_id,
    order_id, product_id, sum(quantity) as quantity
  from staged_order_items
  group by order_id, product_id
  having bool_or(quantity <= 0)
),
kept as (
  update staged_order_items items
  set quantity = settled.quantity
  from settled
  where items.ctid = settled.row_id
)
delete from staged_order_items items
using settled
where items.order_id = settled.order_id
  and items.product_id = settled.product_id
  and items.ctid <> settled.row_id
