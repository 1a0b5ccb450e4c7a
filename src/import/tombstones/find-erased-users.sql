-- $1 USER_UUID_NAMESPACE
create temp table left_out_users on commit drop as
select id
from (
  select id from staged_users
  union
  select user_id from staged_orders
) users
where sha256(convert_to($1::text || ':' || shown_user(id), 'UTF8')) in (select external_id_hash from erased_users)
