-- How many dated orders have values in the files that contradict their moments, by column and cause, with one example
-- each. Causes: for days and hours, by how much the value differs (modulo a week or a day), or `utc` for the hour in
-- UTC; for gaps, the unit that explains the value; for numbers, whether they count backwards. A gap of elapsed days
-- differs from calendar days by less than one.
with dated as (
  select
    *,
    row_number() over (partition by user_id order by given_number, id) as rank_given,
    row_number() over (partition by user_id order by ordered_at, given_number, id) as rank_by_time,
    count(given_number) over (partition by user_id) as numbered_orders
  from staged_orders
  where ordered_at is not null
),
different as (
  select 'order_dow' as column, file, line, given_day::real as given, day_of_week::real as derived,
    ((given_day - day_of_week + 7) % 7)::text as cause
  from dated where given_day <> day_of_week
  union all
  select 'order_hour_of_day', file, line, given_hour, local_hour,
    case
      when given_hour = extract(hour from ordered_at at time zone 'UTC') then 'utc'
      else ((given_hour - local_hour + 24) % 24)::text
    end
  from dated where given_hour <> local_hour
  union all
  select 'days_since_prior_order', file, line, given_days, days_since_prior_order,
    case
      when abs(given_days / 24 - days_since_prior_order) <= 1 then 'hours'
      when abs(given_days / 1440 - days_since_prior_order) <= 1 then 'minutes'
      when abs(given_days / 86400 - days_since_prior_order) <= 1 then 'seconds'
      when given_days = max(given_days) over () and given_days < days_since_prior_order then 'capped'
      else 'unknown'
    end
  from dated where abs(given_days - days_since_prior_order) > 1
  union all
  select 'order_number', file, line, rank_given, rank_by_time,
    case when rank_given + rank_by_time = numbered_orders + 1 then 'backwards' else 'unknown' end
  from dated where given_number is not null and rank_given <> rank_by_time
)
select
  different.column, cause, count(*)::integer as rows,
  (array_agg(source_files.name || ', line ' || line || ': ' || given || ' instead of ' || derived
    order by file, line))[1] as example
from different
join source_files using (file)
group by different.column, cause
order by different.column, rows desc, cause
