-- Two orders of a user may have swapped their numbers. An update would meet itself at the unique index, so all numbers
-- that are to change step aside first, out of the range that a CSV may hold.
update orders stored
set order_number = stored.order_number + 1000000000
from staged_orders staged
where stored.id = staged.id
  and (stored.user_id, stored.order_number) is distinct from (staged.user_id, staged.order_number)
