-- Checks whether there is enough data to train on. The scan ends at the first $1 users who have $2 orders with items, so
-- it takes milliseconds in a large shop too.
--   users     number of such users, up to $1
--   all       number of all users, counted only if there are too few such users
--   products  whether more than one product was ever bought
with regular as materialized (
  select
  from users u
  where $2::int <= (
    select count(*)
    from (
      select
      from orders o
      where o.user_id = u.id and exists (select from order_items i where i.order_id = o.id)
      limit $2::int
    ) known
  )
  limit $1::int
)
select
  (select count(*)::int from regular) as users,
  case when (select count(*) from regular) < $1::int then (select count(*)::int from users) end as all,
  exists (
    select from order_items where product_id <> (select product_id from order_items limit 1)
  ) as products
