-- The external id of a {{kind}}, for findings. A stored row need not be in the files.
create or replace function shown_{{kind}}(key integer) returns text language sql stable as $$
  select coalesce(
    (select external_id from {{kind}}_keys keys where keys.key = shown_{{kind}}.key limit 1),
    (select external_id from public.{{kind}}s where id = shown_{{kind}}.key)
  )
$$
