-- Readers go on; whoever writes orders waits until the import is through, so that what was checked stays true.
lock table orders, order_items in share row exclusive mode
