insert into staged_aisles (id, name)
select distinct aisle_id, 'aisle ' || aisle_id
from staged_products
where not exists (select from aisles where aisles.id = aisle_id)
