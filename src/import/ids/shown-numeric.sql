-- The external id of a {{kind}}, for findings. A row created through the API has a negative key.
create or replace function shown_{{kind}}(key integer) returns text language sql stable as $$
  select case when key >= 0 then key::text else (select external_id from public.{{kind}}s where id = key) end
$$
