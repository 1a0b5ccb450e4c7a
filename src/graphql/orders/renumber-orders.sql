-- Gives the orders $1 the numbers $2 and the gaps $3.
update orders
set order_number = placed.order_number, days_since_prior_order = placed.days
from unnest($1::int[], $2::int[], $3::real[]) as placed (id, order_number, days)
where orders.id = placed.id
