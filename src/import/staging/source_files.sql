create temp table source_files (
  file smallint primary key,
  name text not null
) on commit drop
