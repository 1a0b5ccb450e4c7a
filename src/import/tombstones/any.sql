select
  exists (select from erased_users) as erased,
  exists (select from cancelled_orders) as cancelled
