-- Updates `reordered` of items that the files do not replace. For a recorded order, it is computed. A file may include
-- purchases that the database lacks, so for imported orders the flag is only set, never cleared.
update order_items items
set reordered = first.order_number < numbered.order_number
from numbered_orders numbered
join first_purchases first using (user_id)
where numbered.id = items.order_id
  and first.product_id = items.product_id
  and (not numbered.is_staged or exists (select from unchanged_orders unchanged where unchanged.id = numbered.id))
  and items.reordered <> (first.order_number < numbered.order_number)
  and (numbered.id < 0 or not items.reordered)
