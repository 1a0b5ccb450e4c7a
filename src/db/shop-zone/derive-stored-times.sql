-- Day, hour and gap of all dated orders in the new zone. A gap after an undated order stays as it is.
with located as (
  select
    orders.id, user_id, order_number, local_seconds,
    floor(local_seconds / 86400)::integer as day_number
  from orders
  left join zone_offsets on ordered_at >= starts_at and ordered_at < ends_at
  cross join lateral (select extract(epoch from ordered_at) + offset_seconds as local_seconds) local
),
derived as (
  select
    located.*,
    day_number - lag(day_number) over (partition by user_id order by order_number) as days_between,
    exists (select from date_only where date_only.id = located.id) as is_date_only
  from located
),
fresh as (
  select
    derived.id,
    (((day_number + 5) % 7 + 7) % 7)::smallint as day_of_week,
    case when is_date_only then stored.hour_of_day else floor(local_seconds % 86400 / 3600)::smallint end as hour_of_day,
    case
      when days_between is null then stored.days_since_prior_order
      else greatest(days_between, 0)
    end::real as days_since_prior_order
  from derived
  join orders stored using (id)
  where day_number is not null
)
update orders
set
  day_of_week = fresh.day_of_week,
  hour_of_day = fresh.hour_of_day,
  days_since_prior_order = fresh.days_since_prior_order
from fresh
where orders.id = fresh.id
  and (orders.day_of_week, orders.hour_of_day, orders.days_since_prior_order)
    is distinct from (fresh.day_of_week, fresh.hour_of_day, fresh.days_since_prior_order)
