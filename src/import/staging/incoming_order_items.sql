-- Replaces an empty order_items after it has been filled and indexed in the staging schema.
create table incoming_order_items (like order_items including constraints including defaults)
