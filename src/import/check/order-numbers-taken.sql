-- A stored order that is missing from the files keeps its number, so an order in the files with the same number is
-- rejected. Orders of users with recorded orders, or with dated orders in the files, are renumbered by time later
-- (recorded/number-orders.sql).
-- $1 whether the files contain dated orders
with removed as (
  delete from staged_orders staged
  using orders stored
  where stored.user_id = staged.user_id
    and stored.order_number = staged.order_number
    and stored.id <> staged.id
    and not exists (select from staged_orders other where other.id = stored.id)
    and not exists (select from orders recorded where recorded.user_id = staged.user_id and recorded.id < 0)
    and not ($1::boolean and exists (
      select from staged_orders dated where dated.user_id = staged.user_id and dated.ordered_at is not null
    ))
  returning staged.file, staged.line, staged.order_number, stored.user_id, stored.id
)
insert into findings (file, line, column_name, value, reason, outcome)
select file, line, 'order_number', order_number::text,
  format('expected an unused order number of user %s; order %s in the database has this number', shown_user(user_id), shown_order(id)),
  'rejected'
from removed
