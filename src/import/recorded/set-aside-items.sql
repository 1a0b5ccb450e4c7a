delete from staged_order_items items
using superseded_orders superseded
where items.order_id = superseded.id
