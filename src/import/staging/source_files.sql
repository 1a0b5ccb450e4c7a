-- Completely loaded files. A row is written in the transaction that loads the file's rows.
create table source_files (
  file smallint primary key,
  name text not null,
  staging text not null,
  fingerprint text not null,
  rows integer not null
)
