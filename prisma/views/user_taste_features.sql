-- uses: cutoffs, known_orders
-- One row per cutoff and aisle, and one per cutoff and department, of the history: how strong and how recent the user's
-- interest in it is. Exactly one of aisle_id and department_id is set.
create view user_taste_features as
select w.user_id, w.order_number, f.*
from cutoffs w
cross join lateral (
{user_history}
  select * from of_tastes
) f;
