delete from staged_order_items items
using returned_items returned
where items.order_id = returned.order_id and items.product_id = returned.product_id
