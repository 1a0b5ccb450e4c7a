insert into {{table}} (file, line, {{columns}})
select rows.file, rows.line, {{values}}
from {{table}}_text rows
{{joins}}
