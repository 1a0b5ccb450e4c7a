-- The number of previously imported orders that the files contain again, and how many of them would change users. Of
-- several rows with the same id, the first one counts, as in repeated-rows.sql.
with changed as (
  select staged.file, staged.line
  from staged_orders staged
  join orders stored using (id)
  where stored.source = 'csv'
    and stored.user_id <> staged.user_id
    and not exists (
      select from staged_orders earlier
      where earlier.id = staged.id and (earlier.file, earlier.line) < (staged.file, staged.line)
    )
)
select
  (select count(*)::integer from changed) as changed,
  (
    select count(*)::integer from orders stored
    where source = 'csv' and exists (select from staged_orders staged where staged.id = stored.id)
  ) as again
