-- One row per cutoff ($1: user ids, $2: order numbers), in the order given.
select h.of_user, h.of_products, h.of_tastes
from unnest($1::int[], $2::int[]) with ordinality as w (user_id, order_number, place)
cross join lateral (
{history}
) h
order by w.place
