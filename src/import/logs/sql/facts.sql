-- What a person needs to judge whether the log was understood.
with sizes as (
  select order_id, count(*) as items from log_items group by order_id
),
per_user as (
  select user_text, count(*) as orders from log_orders group by user_text
)
select
  (select min(local_day) from log_orders) as first_day,
  (select max(local_day) from log_orders) as last_day,
  coalesce((select bool_or(moment is not null) from log_orders), false) as has_moments,
  (select percentile_disc(0.5) within group (order by items) from sizes)::integer as median_items,
  (select max(items) from sizes)::integer as max_items,
  (select percentile_disc(0.5) within group (order by orders) from per_user)::integer as median_orders,
  (select count(*) filter (where orders >= 3) from per_user)::integer as users_with_three_orders,
  array(
    select count(o.order_id)::integer
    from generate_series(0, 23) as hours(hour)
    left join log_orders o on o.hour_of_day = hours.hour
    group by hours.hour
    order by hours.hour
  ) as by_hour,
  array(
    select count(s.order_id)::integer
    from generate_series(1, 20) as numbers(number)
    left join sizes s on least(s.items, 20) = numbers.number
    group by numbers.number
    order by numbers.number
  ) as by_items,
  array(
    select count(u.orders)::integer
    from generate_series(1, 20) as numbers(number)
    left join per_user u on least(u.orders, 20) = numbers.number
    group by numbers.number
    order by numbers.number
  ) as by_orders,
  -- At most 60 equal periods from the first day to the last.
  array(
    with span as (
      select min(local_day) as first, (max(local_day) - min(local_day)) / 60 + 1 as days from log_orders
    )
    select count(o.order_id)::integer
    from span
    cross join generate_series(0, ((select max(local_day) from log_orders) - first) / days) as periods(period)
    left join log_orders o on (o.local_day - first) / days = periods.period
    group by periods.period
    order by periods.period
  ) as by_period
