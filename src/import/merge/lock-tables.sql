-- Readers continue; other writers of orders wait until the import ends, so that the checks remain valid.
lock table orders, order_items in share row exclusive mode
