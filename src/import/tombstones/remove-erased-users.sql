-- Counts every erased user of the files, including those without a row of their own.
with removed as (
  delete from staged_users staged
  using left_out_users left_out
  where staged.id = left_out.id
)
select from left_out_users
