-- Completed steps over several files, each with a fingerprint of its input.
create table steps (
  name text primary key,
  fingerprint text not null
)
