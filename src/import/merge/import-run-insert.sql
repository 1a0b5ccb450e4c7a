insert into import_runs (counts) values ($1::jsonb)
