-- Pages of users' orders, newest first; $1 is JSON with one object per page (OrderPageKey).
--
-- Numbers change when an order arrives late or another is cancelled, keys do not. So a page continues below the nearest order
-- that still exists: the one in the cursor or a newer one on the client's side, otherwise an older one, which the client
-- has not seen yet. If none of them exists, it continues at the moment in the cursor: undated orders precede dated ones,
-- except for an announced order, which has no items. Without a moment, it continues at the number.
select
  page.position, o.id, o.user_id as "userId", o.order_number as "orderNumber", o.eval_set as "evalSet",
  o.day_of_week as "dayOfWeek", o.hour_of_day as "hourOfDay", o.days_since_prior_order as "daysSincePriorOrder",
  o.ordered_at as "orderedAt", o.source, o.client_key as "clientKey", o.external_id as "externalId",
  o.announced_id as "announcedId"
from jsonb_to_recordset($1::jsonb) as page (
  position int, user_key int, wanted int, seen int[], unseen int[], before_number int, before_moment timestamptz
)
left join lateral (
  select anchors.below
  from (
    select s.place, seen.order_number as below
    from unnest(page.seen) with ordinality as s (id, place)
    join orders seen on seen.id = s.id and seen.user_id = page.user_key
    union all
    select 1000 + u.place, unseen.order_number + 1
    from unnest(page.unseen) with ordinality as u (id, place)
    join orders unseen on unseen.id = u.id and unseen.user_id = page.user_key
  ) anchors
  order by anchors.place
  limit 1
) anchor on true
cross join lateral (
  select *
  from orders
  where user_id = page.user_key
    and case
      when anchor.below is not null then order_number < anchor.below
      when page.before_moment is null then page.before_number is null or order_number < page.before_number
      when ordered_at is null then exists (select from order_items where order_id = orders.id)
      else (ordered_at, order_number) < (page.before_moment, page.before_number)
    end
  order by order_number desc
  limit page.wanted
) o
order by page.position, o.order_number desc
