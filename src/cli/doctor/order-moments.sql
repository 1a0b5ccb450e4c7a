-- Moments of the stored orders: how many lie after $1, and how many fall into each hour of the day in the shop's zone. Orders
-- that are known by their day alone have no hour.
select
  (select time_zone from shop_time_zone) as zone,
  count(*) filter (where ordered_at > $1)::integer as future,
  (array_agg(coalesce(external_id, id::text) order by ordered_at desc) filter (where ordered_at > $1))[1:3] as examples,
  array(
    select count(o.id)::integer
    from generate_series(0, 23) as hours (hour)
    left join orders o on o.hour_of_day = hours.hour and o.ordered_at is not null
    group by hours.hour
    order by hours.hour
  ) as by_hour
from orders
where ordered_at is not null
