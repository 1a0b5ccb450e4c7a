-- The orders of the user $1 by number. Only the last one can be announced: its basket is not known.
select
  o.id as key, o.order_number as "orderNumber", o.ordered_at as "orderedAt",
  o.days_since_prior_order as "daysSincePriorOrder", o.external_id as "externalId", o.announced_id as "announcedId",
  o.client_key as "clientKey",
  lead(o.id) over (order by o.order_number) is null
    and not exists (select from order_items i where i.order_id = o.id) as announced
from orders o
where o.user_id = $1::int
order by o.order_number
