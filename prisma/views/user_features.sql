-- uses: cutoffs, known_orders
-- One row a cutoff: what the user's history says about the user.
create view user_features as
select w.user_id, w.order_number, f.*
from cutoffs w
cross join lateral (
{user_history}
  select * from of_user
) f;
