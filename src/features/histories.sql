-- One row for each cutoff ($1: user ids, $2: order numbers), in their order.
select
{history}
from unnest($1::int[], $2::int[]) with ordinality as w (user_id, order_number, place)
order by w.place
