-- Compares the order $1 of the user $2 with the products $3 with the recommendations and basket served to the user before
-- it. An answer that was served after the moment of the order could not influence it. Inserts nothing if there are none.
insert into order_outcomes (
  order_id, model_version, bought, listed, hits_5, hits_10, hits_20, list_hits, predicted, basket_hits
)
select
  $1::int,
  coalesce(list.model_version, basket.model_version),
  cardinality($3::int[]),
  cardinality(list.product_ids),
  hits.at_5, hits.at_10, hits.at_20, hits.of_list,
  cardinality(basket.product_ids),
  case when basket.user_id is not null then (
    select count(*) from unnest(basket.product_ids) as p (id) where p.id = any($3::int[])
  ) end
from (select $2::int as user_id, (select ordered_at from orders where id = $1::int) as ordered_at) u
left join served_answers list
  on list.user_id = u.user_id and list.kind = 'list' and list.served_at <= u.ordered_at
left join served_answers basket
  on basket.user_id = u.user_id and basket.kind = 'basket' and basket.served_at <= u.ordered_at
left join lateral (
  select
    case when cardinality(list.product_ids) >= 5 then count(*) filter (where p.place <= 5) end as at_5,
    case when cardinality(list.product_ids) >= 10 then count(*) filter (where p.place <= 10) end as at_10,
    case when cardinality(list.product_ids) >= 20 then count(*) filter (where p.place <= 20) end as at_20,
    count(*) as of_list
  from unnest(list.product_ids) with ordinality as p (id, place)
  where p.id = any($3::int[])
) hits on list.user_id is not null
where list.user_id is not null or basket.user_id is not null
on conflict (order_id) do nothing
