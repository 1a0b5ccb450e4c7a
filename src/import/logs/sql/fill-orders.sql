-- Orders with moments get number, day, hour and gap from these (times/derive-times.sql). Without moments, orders have the
-- log's numbers if all orders of the user have one, else they are numbered by day.
-- $1 the first day, as days since 1970-01-01; null for all orders
insert into staged_orders_text (
  file, line, id, user_id, eval_set, order_number, hour_of_day, days_since_prior_order,
  ordered_at, moment_kind, local_day, local_hour)
select
  place[1] + 1,
  place[2],
  order_id,
  user_text,
  'prior',
  case
    when moment is not null or bool_and(order_number is not null) over (partition by user_text) then order_number
    else row_number() over by_time
  end,
  case when moment is null then hour_of_day end,
  case when moment is null then local_day - lag(local_day) over by_time end,
  moment,
  case when moment is not null then case when hour_of_day is null then 'date' else 'exact' end end,
  case when moment is not null then local_day end,
  case when moment is not null then hour_of_day end
from log_orders
where $1::integer is null or local_day >= $1
window by_time as (partition by user_text order by sort_time, length(order_id), order_id)
