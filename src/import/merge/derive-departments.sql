insert into staged_departments (id, name)
select id, 'department ' || shown_department(id)
from (select distinct department_id as id from staged_products) used
where not exists (select from departments where departments.id = used.id)
