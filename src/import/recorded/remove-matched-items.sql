delete from staged_order_items items
using matched_orders matched
where items.order_id = matched.id
