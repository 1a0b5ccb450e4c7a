delete from log_orders o where not exists (select from log_items i where i.order_id = o.order_id)
