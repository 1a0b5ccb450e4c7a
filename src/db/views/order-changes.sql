-- Changes of the orders since the aggregates were built. Added orders can be looked up; a removed or altered order cannot
-- be subtracted, because its former content is no longer known.
--   users    users with added orders
--   altered  whether anything else changed
with compared as materialized (
  select o.order_id, o.user_id, l.order_id is null as is_new
  from (select id as order_id, user_id, order_hash from hashed_orders) o
  full join order_lags l on l.order_id = o.order_id
  where l.order_id is null or l.order_hash is distinct from o.order_hash
),
-- Announced orders, which have no items yet, are not counted.
added as materialized (
  select c.order_id, c.user_id
  from compared c
  where c.is_new and exists (select from order_items i where i.order_id = c.order_id)
),
added_items as (
  select count(*) as items, coalesce(sum(hashint8extended(i.order_id, i.product_id)), 0) as items_hash
  from added a
  join order_items i on i.order_id = a.order_id
)
select
  coalesce((select array_agg(distinct user_id order by user_id) from added), '{}') as users,
  exists (select from compared where not is_new)
  or not exists (
    select n.items - a.items, n.items_hash - a.items_hash, n.deepest_lag from order_state n, added_items a
    intersect
    select items, items_hash, deepest_lag from aggregated_order_state
  ) as altered
