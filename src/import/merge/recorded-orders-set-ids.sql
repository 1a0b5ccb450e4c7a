update orders recorded
set external_id = known.csv_id::text, announced_id = known.announced
from order_csv_ids known
where known.order_id = recorded.id
  and (recorded.external_id, recorded.announced_id) is distinct from (known.csv_id::text, known.announced)
