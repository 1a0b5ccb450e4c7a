-- What was recorded through the API stays: the CSV's order with the same id, or with the same number of the same user,
-- gives way and is reported.
with same_id as (
  select staged.ctid as place, kept.id as kept_id
  from staged_orders staged
  join orders kept on kept.id = staged.id
  where kept.source = 'api'
),
same_number as (
  select staged.ctid as place, kept.id as kept_id
  from staged_orders staged
  join orders kept on kept.user_id = staged.user_id and kept.order_number = staged.order_number
  where kept.source = 'api'
),
removed as (
  delete from staged_orders staged
  using (select * from same_id union select * from same_number) giving_way
  where staged.ctid = giving_way.place
  returning staged.file, staged.line, staged.id, giving_way.kept_id
),
remembered as (
  insert into superseded_orders (id) select id from removed
)
insert into findings (file, line, column_name, value, reason, outcome)
select file, line, 'order_id', id::text,
  'order ' || kept_id || ' was recorded through the API and stays as it is', 'noted'
from removed
