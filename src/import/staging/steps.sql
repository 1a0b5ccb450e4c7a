-- Steps over several files that are done, each with a fingerprint of all it was done with.
create table steps (
  name text primary key,
  fingerprint text not null
)
