declare findings_cursor no scroll cursor for
select
  source_files.name as file,
  findings.line,
  findings.column_name as column,
  findings.value,
  findings.reason,
  findings.outcome
from findings
join source_files using (file)
order by findings.file, findings.line
