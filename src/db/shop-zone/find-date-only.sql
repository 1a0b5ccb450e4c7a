-- Dated orders of which only the date is known, with that date: their moment is the beginning of a day in the former zone,
-- and their hour is unknown or came from a column of its own.
create temp table date_only on commit drop as
select orders.id, floor(local_seconds / 86400)::integer as day_number
from orders
join former_offsets on ordered_at >= starts_at and ordered_at < ends_at
cross join lateral (select extract(epoch from ordered_at) + offset_seconds as local_seconds) former
where hour_of_day is null or (hour_of_day <> 0 and local_seconds % 86400 = 0)
