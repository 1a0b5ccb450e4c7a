insert into departments (id, external_id, name)
select id, {{external_id}}, name
from staged_departments staged
where not exists (select from departments stored where stored.id = staged.id)
