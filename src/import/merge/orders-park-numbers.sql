-- Two orders of a user may have swapped numbers, and updating them directly would violate the unique index. All numbers
-- that will change are therefore first moved out of the range that a file may contain.
update orders stored
set order_number = stored.order_number + 1000000000
from staged_orders staged
where stored.id = staged.id
  and (stored.user_id, stored.order_number) is distinct from (staged.user_id, staged.order_number)
