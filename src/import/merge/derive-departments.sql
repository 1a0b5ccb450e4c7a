insert into staged_departments (id, name)
select distinct department_id, 'department ' || department_id
from staged_products
where not exists (select from departments where departments.id = department_id)
