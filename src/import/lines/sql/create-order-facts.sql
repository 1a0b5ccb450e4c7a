-- What the rows of an order say about the order as a whole: some exports name the user, the time and the state only in the
-- first of an order's rows. The first row that has a user decides.
create table order_facts as
select
  order_text,
  (array_agg(user_text order by part, line) filter (where user_text is not null))[1] as user_text,
  min(moment) as moment,
  min(local_day) as local_day,
  -- Of the row with the earliest time.
  (array_agg(hour_of_day order by sort_time, part, line) filter (where local_day is not null))[1] as hour_of_day,
  min(sort_time) filter (where local_day is not null) as sort_time,
  min(order_number) as order_number,
  bool_or(is_cancelled) as is_cancelled
from staged_lines
where order_text is not null
group by order_text
