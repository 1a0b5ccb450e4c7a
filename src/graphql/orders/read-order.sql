-- The order $1 in the form of Prisma's rows.
select
  id, external_id as "externalId", announced_id as "announcedId", user_id as "userId", order_number as "orderNumber",
  eval_set as "evalSet", day_of_week as "dayOfWeek", hour_of_day as "hourOfDay",
  days_since_prior_order as "daysSincePriorOrder", ordered_at as "orderedAt", source, client_key as "clientKey"
from orders
where id = $1::int
