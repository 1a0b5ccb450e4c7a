delete from staged_order_items items
using left_out_orders left_out
where items.order_id = left_out.id
