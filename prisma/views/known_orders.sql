-- uses: hashed_orders
-- Orders whose basket is known, each with its position among the user's orders:
--   sequence  1, 2, 3, ... from the first
--   lag       1 for the last known order, 2 for the one before, ...
--   day       days since the user's first order
create view known_orders as
select
  o.id as order_id,
  o.user_id,
  o.order_number,
  o.day_of_week,
  o.hour_of_day,
  o.days_since_prior_order,
  o.ordered_at,
  o.order_hash,
  row_number() over (partition by o.user_id order by o.order_number) as sequence,
  row_number() over (partition by o.user_id order by o.order_number desc) as lag,
  sum(coalesce(o.days_since_prior_order, 0)) over (partition by o.user_id order by o.order_number) as day
from hashed_orders o
where exists (select from order_items i where i.order_id = o.id);
