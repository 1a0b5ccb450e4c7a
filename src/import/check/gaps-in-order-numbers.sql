-- Reports orders whose predecessor is missing. They are kept, because the numbers still give the sequence. Orders of
-- users with recorded orders are numbered without gaps later (recorded/number-orders.sql).
insert into findings (file, line, column_name, value, reason, outcome)
select file, line, 'order_number', order_number::text,
  format('user %s has no order number %s; the order is kept', shown_user(user_id), order_number - 1),
  'noted'
from staged_orders staged
where order_number > 1
  and not exists (
    select from staged_orders prior
    where prior.user_id = staged.user_id and prior.order_number = staged.order_number - 1
  )
  and not exists (
    select from orders prior
    where prior.user_id = staged.user_id and prior.order_number = staged.order_number - 1
  )
  and not exists (select from orders recorded where recorded.user_id = staged.user_id and recorded.id < 0)
