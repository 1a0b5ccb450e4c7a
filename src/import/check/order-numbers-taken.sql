-- A stored order that the CSV no longer holds keeps its number; the CSV's order with that number is rejected. The orders of
-- users that also ordered through the API are numbered by time (recorded/place-orders.sql): there no number is taken.
with removed as (
  delete from staged_orders staged
  using orders stored
  where stored.user_id = staged.user_id
    and stored.order_number = staged.order_number
    and stored.id <> staged.id
    and not exists (select from staged_orders other where other.id = stored.id)
    and not exists (select from orders recorded where recorded.user_id = staged.user_id and recorded.id < 0)
  returning staged.file, staged.line, staged.order_number, stored.user_id, stored.id
)
insert into findings (file, line, column_name, value, reason, outcome)
select file, line, 'order_number', order_number::text,
  format('expected a number that user %s does not have yet; it is that of order %s in the database', user_id, id),
  'rejected'
from removed
