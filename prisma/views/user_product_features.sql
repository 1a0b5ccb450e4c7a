-- uses: cutoffs, known_orders
-- One row per cutoff and product of the history: how this user buys this product.
create view user_product_features as
select w.user_id, w.order_number, f.*
from cutoffs w
cross join lateral (
{user_history}
  select * from of_products
) f;
