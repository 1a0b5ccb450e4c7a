-- $1 whether the files contain the times of orders; without them, the stored times are kept
with mixed_users as (
  select user_id from orders where id < 0
  union
  select stored.user_id
  from orders stored
  where $1::boolean
    and exists (
      select from staged_orders dated where dated.user_id = stored.user_id and dated.ordered_at is not null
    )
    and not exists (select from staged_orders staged where staged.id = stored.id)
)
insert into mixed_orders (id, user_id, order_number, days_since_prior_order, ordered_at, is_new, has_items)
select
  staged.id, staged.user_id, staged.order_number, staged.days_since_prior_order,
  case when $1::boolean then staged.ordered_at else stored.ordered_at end,
  stored.id is null or not exists (select from order_items items where items.order_id = stored.id),
  unchanged.id is not null
from staged_orders staged
join mixed_users using (user_id)
left join orders stored on stored.id = staged.id
left join unchanged_orders unchanged on unchanged.id = staged.id
