-- A product without a department keeps the stored one.
insert into staged_departments_text (id, name)
select distinct coalesce('name:' || department, 'missing'), coalesce(department, 'missing')
from log_categories
where stored_department is null or department is not null
