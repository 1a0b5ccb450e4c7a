-- $1 the column, $2 the note
insert into findings (file, line, column_name, value, reason, outcome)
select file, min(line), $1, (array_agg(keys.id order by line))[1], $2 || to_char(count(*), 'FM999,999,999,999'), 'noted'
from {{table}}_text rows
join {{kind}}_keys keys on keys.id = rows.{{column}}
where keys.id <> keys.external_id
group by file
