-- $1 day numbers, $2 the moments at which these days begin in the new zone
update orders
set ordered_at = days.starts_at
from date_only
join unnest($1::integer[], $2::timestamptz[]) as days (day_number, starts_at) using (day_number)
where orders.id = date_only.id
