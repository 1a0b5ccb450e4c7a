update staged_orders staged
set order_number = placed.order_number, days_since_prior_order = placed.days_since_prior_order
from placed_orders placed
where placed.is_staged and placed.id = staged.id
