-- Orders that are not in the files get new numbers if the files contain earlier orders.
update orders stored
set order_number = numbered.order_number, days_since_prior_order = numbered.days_since_prior_order
from numbered_orders numbered
where not numbered.is_staged
  and numbered.id = stored.id
  and (stored.order_number, stored.days_since_prior_order)
    is distinct from (numbered.order_number, numbered.days_since_prior_order)
