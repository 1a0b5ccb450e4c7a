-- The files lack purchases made through the API, so `reordered` is set where such a purchase came first. It is never
-- cleared, because the files may reflect orders that the database lacks.
update staged_order_items items
set reordered = true
from numbered_orders numbered
join first_purchases first using (user_id)
where numbered.id = items.order_id
  and first.product_id = items.product_id
  and first.order_number < numbered.order_number
  and not items.reordered
