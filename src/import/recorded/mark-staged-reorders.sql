-- The files do not know what was bought through the API. Where they say that a product was bought before, they may know
-- orders that the database does not.
update staged_order_items items
set reordered = true
from placed_orders placed
join first_purchases first using (user_id)
where placed.id = items.order_id
  and first.product_id = items.product_id
  and first.order_number < placed.order_number
  and not items.reordered
