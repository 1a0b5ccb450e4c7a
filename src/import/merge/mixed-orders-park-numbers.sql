-- Like orders-park-numbers.sql, for orders that are not in the files.
update orders stored
set order_number = stored.order_number + 1000000000
from numbered_orders numbered
where not numbered.is_staged and numbered.id = stored.id and numbered.order_number <> stored.order_number
