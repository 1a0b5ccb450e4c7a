-- The files may count a returned product as bought. `reordered` of later items of the product is derived again.
update staged_order_items items
set reordered = null
from staged_orders orders, staged_orders earlier, returned_items returned
where orders.id = items.order_id
  and earlier.user_id = orders.user_id
  and earlier.id <> orders.id
  and returned.order_id = earlier.id
  and returned.product_id = items.product_id
  and items.reordered
