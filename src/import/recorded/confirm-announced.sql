-- The announced order has its basket now, and it is the recorded one.
update order_csv_ids known
set announced = false
from mixed_orders incoming
where known.announced and incoming.id = known.csv_id and incoming.has_items
