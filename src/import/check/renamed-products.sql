-- The number of stored products that the files contain again, how many of them get a name that shares no word with the
-- old name, and the first few of those. Words are split only at white space and ASCII punctuation, which suits every
-- script.
with both_names as (
  select id, stored.name as old_name, staged.name as new_name,
    regexp_split_to_array(lower(stored.name), '[[:space:][:punct:]]+') as old_words,
    regexp_split_to_array(lower(staged.name), '[[:space:][:punct:]]+') as new_words
  from staged_products staged
  join products stored using (id)
),
renamed as (
  select id, old_name, new_name
  from both_names
  where old_name <> new_name
    and not array_remove(old_words, '') && array_remove(new_words, '')
)
select
  (select count(*)::integer from both_names) as again,
  (select count(*)::integer from renamed) as renamed,
  (
    select coalesce(json_agg(first), '[]')
    from (
      select stored.external_id as id, old_name as from, new_name as to
      from renamed
      join products stored using (id)
      order by renamed.id limit 3
    ) first
  ) as examples
