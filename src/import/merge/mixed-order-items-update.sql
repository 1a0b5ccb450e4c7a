-- Items that are not replaced by those of the files. For a recorded order `reordered` is worked out; a file may know of
-- purchases that the database does not, so what it says of an order is only added to.
update order_items items
set reordered = first.order_number < placed.order_number
from placed_orders placed
join first_purchases first using (user_id)
where placed.id = items.order_id
  and first.product_id = items.product_id
  and (not placed.is_staged or exists (select from unchanged_orders unchanged where unchanged.id = placed.id))
  and items.reordered <> (first.order_number < placed.order_number)
  and (placed.id < 0 or not items.reordered)
