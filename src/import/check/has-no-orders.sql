select not (
  exists (select from orders)
  or exists (select from order_items)
  or exists (select from cancelled_orders)
  or exists (select from erased_users)
) as empty
