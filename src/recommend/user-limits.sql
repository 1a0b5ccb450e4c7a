-- What must not be recommended: the ids of all unavailable products, and of those that the given users dismissed.
select
  (select coalesce(array_agg(p.id), '{}') from products p where not p.available) as unavailable,
  (
    select coalesce(json_agg(json_build_array(d.user_id, d.product_id)), '[]')
    from (
      select distinct f.user_id, f.product_id
      from feedback_events f
      where f.user_id = any($1::int[]) and f.kind = 'dismiss'
    ) d
  ) as dismissed
