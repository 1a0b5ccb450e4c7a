-- The targets of the given users at a lag, with values that replace an unknown context: the time of the user's last
-- order (if orders have dates) and the user's mean number of days between orders, both from before the cutoff.
select
  t.user_id, t.order_number, t.lag, t.day_of_week, t.hour_of_day, t.days_since_prior_order,
  extract(doy from t.ordered_at at time zone coalesce((select time_zone from shop_time_zone), 'UTC'))::int as day_of_year,
  before.last_ordered_at, before.usual_gap, before.orders::int as known_orders
from targets t
cross join lateral (
  select
    max(o.ordered_at) as last_ordered_at,
    avg(o.days_since_prior_order) as usual_gap,
    count(*) as orders
  from known_orders o
  where o.user_id = t.user_id and o.order_number < t.order_number
) before
where t.user_id = any($1::int[]) and t.lag = $2::int
order by t.user_id
