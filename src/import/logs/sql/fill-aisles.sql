insert into staged_aisles_text (id, name)
select distinct coalesce('name:' || aisle, 'missing'), coalesce(aisle, 'missing')
from log_categories
where stored_aisle is null or aisle is not null
