-- Items go with their order.
with removed as (
  delete from staged_order_items items
  using superseded_orders superseded
  where items.order_id = superseded.id
  returning items.file, items.line, items.order_id
)
insert into findings (file, line, column_name, value, reason, outcome)
select file, line, 'order_id', order_id::text, 'its order gives way to one recorded through the API', 'noted'
from removed
