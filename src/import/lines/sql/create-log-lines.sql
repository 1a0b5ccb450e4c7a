-- Rows with the user, the time and the external id of their order, and the reason why a row does not count.
-- $1: whether guests are left out; otherwise each order of a guest belongs to a user of its own.
create table log_lines as
with complete as (
  select
    l.part,
    l.line,
    l.product_text,
    l.quantity,
    l.unit_price,
    l.product_name,
    l.aisle,
    l.department,
    l.is_return,
    l.user_text as row_user,
    coalesce(
      f.user_text,
      l.user_text,
      case when not $1::boolean and l.order_text is not null then 'guest/' || l.order_text end
    ) as user_text,
    l.order_text,
    coalesce(f.moment, l.moment) as moment,
    coalesce(f.local_day, l.local_day) as local_day,
    case when f.local_day is not null then f.hour_of_day else l.hour_of_day end as hour_of_day,
    coalesce(f.sort_time, l.sort_time) as sort_time,
    coalesce(f.order_number, l.order_number) as order_number,
    coalesce(f.is_cancelled, l.is_cancelled) as is_cancelled
  from staged_lines l
  left join order_facts f using (order_text)
)
select
  part,
  line,
  user_text,
  product_text,
  coalesce(order_text, user_text || '/' || coalesce(order_number::text, to_char(date '1970-01-01' + local_day, 'YYYY-MM-DD')))
    collate "C" as order_id,
  moment,
  local_day,
  hour_of_day,
  sort_time,
  order_number,
  quantity,
  unit_price,
  product_name,
  aisle,
  department,
  is_return,
  case
    when is_cancelled then 'cancelled order'
    when user_text is null then 'guest'
    when local_day is null and order_number is null then 'without a time'
    when not is_return and row_user is not null and row_user <> user_text then 'other user in the order'
  end as exclusion
from complete
