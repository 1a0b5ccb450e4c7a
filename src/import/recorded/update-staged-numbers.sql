update staged_orders staged
set order_number = numbered.order_number, days_since_prior_order = numbered.days_since_prior_order
from numbered_orders numbered
where numbered.is_staged and numbered.id = staged.id
