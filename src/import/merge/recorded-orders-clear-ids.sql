-- Recorded orders lose the ids that the files have given to other orders. Two orders may also have swapped ids, and updating
-- them directly would violate the unique index.
update orders recorded
set external_id = null, announced_id = false
from former_csv_ids former
where recorded.id = former.order_id
  and not exists (
    select from order_csv_ids known where known.order_id = former.order_id and known.csv_id = former.csv_id
  )
