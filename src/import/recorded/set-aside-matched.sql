-- What is stored as a recorded order is not imported a second time.
with set_aside as (
  delete from staged_orders staged
  using order_csv_ids known
  where known.csv_id = staged.id
  returning staged.id, known.order_id, staged.user_id, staged.order_number
),
no_longer_mixed as (
  delete from mixed_orders using set_aside where mixed_orders.id = set_aside.id
)
insert into superseded_orders (id, order_id, user_id, order_number)
select id, order_id, user_id, order_number from set_aside
