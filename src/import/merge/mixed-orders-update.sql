-- Orders that the files do not hold move when the files bring earlier ones.
update orders stored
set order_number = placed.order_number, days_since_prior_order = placed.days_since_prior_order
from placed_orders placed
where not placed.is_staged
  and placed.id = stored.id
  and (stored.order_number, stored.days_since_prior_order)
    is distinct from (placed.order_number, placed.days_since_prior_order)
