-- The targets of the given users ($1) at a lag ($2), each with its packed history and the products that the user
-- dismissed; the first row also has the unavailable products. Everything that an answer needs to know about its users
-- is read by this one statement. The names in braces are replaced by the SQL files of these names in src/features.
select
  w.*,
  (
    select array_agg(distinct f.product_id)
    from feedback_events f
    where f.user_id = w.user_id and f.kind = 'dismiss'
  ) as dismissed,
  case
    when row_number() over (order by w.user_id) = 1
    then (select array_agg(p.id) from products p where not p.available)
  end as unavailable,
  h.of_user, h.of_products, h.of_tastes
from (
{targets}
) w
cross join lateral (
{history}
) h
order by w.user_id
