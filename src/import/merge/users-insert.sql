insert into users (id, external_id, uuid, first_name, last_name, email, phone, street_address, city, postal_code, country)
select id, {{external_id}}, uuid, first_name, last_name, email, phone, street_address, city, postal_code, country
from staged_users staged
join staged_user_uuids using (id)
where not exists (select from users stored where stored.id = staged.id)
