-- Adds the external id $2 and the client key $3 to the order $1, as far as it has none. The id of an announced order is
-- confirmed if the purchase names it.
update orders
set
  external_id = coalesce(external_id, $2::text),
  announced_id = announced_id and external_id is distinct from $2::text,
  client_key = coalesce(client_key, $3::text)
where id = $1::int
  and (external_id is null and $2::text is not null
    or announced_id and external_id = $2::text
    or client_key is null and $3::text is not null)
