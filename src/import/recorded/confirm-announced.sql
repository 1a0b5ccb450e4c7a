-- The files now contain the announced order's basket, which equals the recorded one.
update order_csv_ids known
set announced = false
from mixed_orders incoming
where known.announced and incoming.id = known.csv_id and incoming.has_items
