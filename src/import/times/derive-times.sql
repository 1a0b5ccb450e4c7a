-- Derives number, day, hour and gap of the orders of users with dated orders. A user's orders are numbered by moment, at
-- equal moments by the file's numbers, then by external id (shorter ones first, which sorts numbers). Undated orders keep their relative order and precede dated ones. An
-- undated order with the user's largest number that has no items, or may have none, is announced and comes last. Users
-- with orders recorded through the API keep the sequence of the file if some of their orders are undated, because
-- recorded/number-orders.sql then needs it.
-- {{items}} the order items of the files
-- {{external_id}} the external id of a staged order
-- $1 whether this is the first pass, in which the columns contain the file's values and items are not known yet
with dated_users as materialized (
  select distinct user_id from staged_orders where ordered_at is not null
),
recorded_users as materialized (
  select distinct user_id from orders where id < 0
),
given as (
  select
    staged.ctid as row_id, staged.id, staged.user_id, staged.eval_set, staged.ordered_at, staged.local_day,
    {{external_id}} as external_id,
    recorded_users.user_id is not null as is_mixed,
    case when $1::boolean then staged.order_number else staged.given_number end as number,
    case when $1::boolean then staged.day_of_week else staged.given_day end as day,
    case when $1::boolean then staged.hour_of_day else staged.given_hour end as hour,
    case when $1::boolean then staged.days_since_prior_order else staged.given_days end as days
  from staged_orders staged
  join dated_users using (user_id)
  left join recorded_users using (user_id)
),
marked as (
  select
    *,
    is_mixed
      and bool_or(ordered_at is null) over (partition by user_id)
      and bool_and(number is not null) over (partition by user_id) as keeps_sequence,
    ordered_at is null
      and row_number() over (partition by user_id order by number desc nulls last, length(external_id) desc, external_id collate "C" desc) = 1
      and (
        $1::boolean
        or eval_set = 'test'
        or not exists (select from {{items}} items where items.order_id = given.id)
          and not exists (select from unchanged_orders unchanged where unchanged.id = given.id)
      ) as is_announced
  from given
),
in_order as (
  select
    *,
    row_number() over by_time as derived_number,
    lag(id) over by_time is not null as has_prior,
    local_day - lag(local_day) over by_time as days_between
  from marked
  window by_time as (
    partition by user_id
    order by is_announced, case when keeps_sequence then number end, ordered_at nulls first, number,
      length(external_id), external_id collate "C"
  )
),
derived as (
  select
    *,
    case
      when ordered_at is null then days
      when days_between is not null then case when days_between < 0 then 0 else days_between end
      when has_prior then days
    end as derived_days
  from in_order
)
update staged_orders staged
set
  order_number = derived_number,
  -- 1970-01-01 was a Thursday, day 5.
  day_of_week = case when derived.ordered_at is null then day else ((derived.local_day + 5) % 7 + 7) % 7 end,
  hour_of_day = coalesce(local_hour, hour),
  days_since_prior_order = derived_days,
  given_number = number,
  given_day = day,
  given_hour = hour,
  given_days = days
from derived
where staged.ctid = derived.row_id
  and ($1::boolean
    or (staged.order_number, staged.days_since_prior_order) is distinct from (derived_number, derived_days::real))
