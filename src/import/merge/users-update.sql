-- $1 whether there is a users file; without one, the personal fields remain unchanged
update users stored
set
  uuid = fresh.uuid,
  first_name = fresh.first_name,
  last_name = fresh.last_name,
  email = fresh.email,
  phone = fresh.phone,
  street_address = fresh.street_address,
  city = fresh.city,
  postal_code = fresh.postal_code,
  country = fresh.country
from (
  select
    existing.id,
    uuids.uuid,
    case when $1::boolean then staged.first_name else existing.first_name end as first_name,
    case when $1::boolean then staged.last_name else existing.last_name end as last_name,
    case when $1::boolean then staged.email else existing.email end as email,
    case when $1::boolean then staged.phone else existing.phone end as phone,
    case when $1::boolean then staged.street_address else existing.street_address end as street_address,
    case when $1::boolean then staged.city else existing.city end as city,
    case when $1::boolean then staged.postal_code else existing.postal_code end as postal_code,
    case when $1::boolean then staged.country else existing.country end as country
  from users existing
  join staged_users staged using (id)
  join staged_user_uuids uuids using (id)
) fresh
where stored.id = fresh.id
  and (stored.uuid, stored.first_name, stored.last_name, stored.email, stored.phone,
       stored.street_address, stored.city, stored.postal_code, stored.country)
    is distinct from (fresh.uuid, fresh.first_name, fresh.last_name, fresh.email, fresh.phone,
       fresh.street_address, fresh.city, fresh.postal_code, fresh.country)
