-- As orders-park-numbers does, for orders that the files do not hold.
update orders stored
set order_number = stored.order_number + 1000000000
from placed_orders placed
where not placed.is_staged and placed.id = stored.id and placed.order_number <> stored.order_number
