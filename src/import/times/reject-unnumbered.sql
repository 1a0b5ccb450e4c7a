-- Rejects orders with neither a number nor a moment: their place among the user's orders is unknown.
with removed as (
  delete from staged_orders where order_number is null and ordered_at is null
  returning file, line
)
insert into findings (file, line, column_name, value, reason, outcome)
select file, line, 'order_number', '', 'expected an order number, or a moment in ordered_at', 'rejected'
from removed
