-- For each loaded file, the number of rows and the number of findings by outcome.
select
  source_files.name as file,
  source_files.rows,
  (count(*) filter (where outcome = 'rejected'))::integer as rejected,
  (count(*) filter (where outcome = 'duplicate'))::integer as duplicate,
  (count(*) filter (where outcome = 'noted'))::integer as noted
from source_files
left join findings using (file)
group by source_files.file
order by source_files.file
