insert into aisles (id, name)
select id, name
from staged_aisles staged
where not exists (select from aisles stored where stored.id = staged.id)
