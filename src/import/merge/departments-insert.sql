insert into departments (id, name)
select id, name
from staged_departments staged
where not exists (select from departments stored where stored.id = staged.id)
