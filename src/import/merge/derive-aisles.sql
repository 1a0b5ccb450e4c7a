insert into staged_aisles (id, name)
select id, 'aisle ' || shown_aisle(id)
from (select distinct aisle_id as id from staged_products) used
where not exists (select from aisles where aisles.id = used.id)
