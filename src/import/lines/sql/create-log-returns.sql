-- Returns by the round in which they are applied: one return per user and product in each round, the earliest first.
create table log_returns as
select
  user_text,
  product_text,
  quantity,
  sort_time,
  false as is_matched,
  row_number() over (partition by user_text, product_text order by sort_time, part, line)::integer as round
from log_lines
where exclusion is null and is_return
