-- An external id that is new or has been confirmed is a change of the order.
update orders recorded
set external_id = shown_order(known.csv_id), announced_id = known.announced
from order_csv_ids known
where known.order_id = recorded.id
  and (recorded.external_id, recorded.announced_id) is distinct from (shown_order(known.csv_id), known.announced)
