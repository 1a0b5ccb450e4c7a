-- uses: cutoffs, known_orders
-- One row per cutoff: features of the user, from the history.
create view user_features as
select w.user_id, w.order_number, f.*
from cutoffs w
cross join lateral (
{user_history}
  select * from of_user
) f;
