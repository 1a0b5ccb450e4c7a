-- Two orders may have swapped ids, and updating them directly would violate the unique index.
update orders recorded
set external_id = null, announced_id = false
where recorded.id < 0
  and recorded.external_id ~ '^(0|[1-9][0-9]{0,8}|1[0-9]{9})$'
  and not exists (
    select from order_csv_ids known
    where known.order_id = recorded.id and known.csv_id::text = recorded.external_id
  )
