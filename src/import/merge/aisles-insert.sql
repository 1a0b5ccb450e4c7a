insert into aisles (id, external_id, name)
select id, {{external_id}}, name
from staged_aisles staged
where not exists (select from aisles stored where stored.id = staged.id)
