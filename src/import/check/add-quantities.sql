-- A product in several lines of an order is one item. Its quantity is the sum, or unknown if that of any line is unknown.
with repeated as (
  select
    (array_agg(ctid order by file, line))[1] as row_id,
    case when count(quantity) = count(*) then sum(quantity) end as quantity
  from staged_order_items
  group by order_id, product_id
  having count(*) > 1
)
update staged_order_items items
set quantity = repeated.quantity
from repeated
where items.ctid = repeated.row_id
