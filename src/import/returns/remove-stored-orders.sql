-- The recommendations of their users change.
with removed as (
  delete from orders stored
  using returned_stored_orders returned
  where stored.id = returned.id
  returning stored.user_id
)
update users
set data_version = data_version + 1
where id in (select user_id from removed)
