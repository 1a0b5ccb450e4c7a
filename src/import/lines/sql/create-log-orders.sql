-- Without an order column, the rows of a user's day have different times; the order has the first one.
create table log_orders as
select
  order_id,
  min(user_text) as user_text,
  min(moment) as moment,
  min(local_day) as local_day,
  (array_agg(hour_of_day order by sort_time, part, line))[1] as hour_of_day,
  min(sort_time) as sort_time,
  min(order_number) as order_number,
  -- Where the order begins, which decides between orders of the same time.
  min(array[part, line]) as place
from log_lines
where exclusion is null and not is_return
group by order_id
