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
  ) as by_hour
