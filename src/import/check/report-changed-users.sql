-- Reports each stored order that changes users, and returns the first few.
with changed as (
  select staged.file, staged.line, id, stored.user_id as old_user, staged.user_id as new_user
  from staged_orders staged
  join orders stored using (id)
  where stored.source = 'csv' and stored.user_id <> staged.user_id
),
reported as (
  insert into findings (file, line, column_name, value, reason, outcome)
  select file, line, 'order_id', shown_order(id),
    'the stored order moves from user ' || shown_user(old_user) || ' to user ' || shown_user(new_user),
    'noted'
  from changed
)
select source_files.name as file, line, shown_order(id) as order, shown_user(old_user) as from, shown_user(new_user) as to
from changed
join source_files using (file)
order by changed.file, line
limit 5
