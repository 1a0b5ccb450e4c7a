-- Keeps the newest answer per user and kind. Columns are passed as arrays, the lists of product ids as JSON. Answers of users
-- who were erased meanwhile are dropped; the locks make an erasure in progress finish first.
with existing as materialized (
  select id from users where id = any($1::int[]) order by id for key share
)
insert into served_answers (user_id, kind, request_id, model_version, product_ids, served_at)
select s.user_id, s.kind, s.request_id, s.model_version, array(select jsonb_array_elements_text(s.products)::int), s.served_at
from unnest($1::int[], $2::served_kind[], $3::uuid[], $4::text[], $5::jsonb[], $6::timestamptz[])
  as s (user_id, kind, request_id, model_version, products, served_at)
join existing on existing.id = s.user_id
on conflict (user_id, kind) do update
set
  request_id = excluded.request_id,
  model_version = excluded.model_version,
  product_ids = excluded.product_ids,
  served_at = excluded.served_at
where served_answers.served_at <= excluded.served_at
