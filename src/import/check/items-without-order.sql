-- Rejects items whose order is not in the same folder. Adding them to a stored order would delete that order's other
-- items.
-- $1 what was expected
with removed as (
  delete from staged_order_items items
  where not exists (select from staged_orders orders where orders.id = items.order_id)
  returning items.file, items.line, shown_order(items.order_id) as value
)
insert into findings (file, line, column_name, value, reason, outcome)
select file, line, 'order_id', value, $1, 'rejected' from removed
