-- Order of the user $1 with exactly the products $3 (ascending) and no other quantities than $4, at most $5 minutes before or
-- after $2.
--   without an external id ($6 null): an imported order that was not returned for an earlier call, which gave it a client key
--   with one: an order that has no external id yet, unless both have a client key ($7) and it is another one
select o.id as key
from orders o
where o.user_id = $1::int
  and o.ordered_at between
    $2::timestamptz - make_interval(mins => $5::int) and $2::timestamptz + make_interval(mins => $5::int)
  and case
    when $6::text is null then o.id >= 0 and o.client_key is null
    else o.external_id is null and (o.client_key is null or $7::text is null)
  end
  and $3::int[] = (
    select array_agg(i.product_id order by i.product_id) from order_items i where i.order_id = o.id
  )
  and not exists (
    select
    from unnest($3::int[], $4::real[]) as given (product_id, quantity)
    join order_items i on i.order_id = o.id and i.product_id = given.product_id
    where i.quantity <> given.quantity
  )
order by greatest(o.ordered_at, $2) - least(o.ordered_at, $2), o.id
limit 1
