create table staged_user_uuids (
  id integer not null,
  uuid uuid not null
)
