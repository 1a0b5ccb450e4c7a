-- The files count a cancelled order as a purchase. `reordered` of later items of its products is derived again.
update staged_order_items items
set reordered = null
from staged_orders orders
join left_out_orders left_out on left_out.user_id = orders.user_id and left_out.order_number < orders.order_number
join staged_order_items cancelled on cancelled.order_id = left_out.id
where orders.id = items.order_id
  and cancelled.product_id = items.product_id
  and items.reordered
