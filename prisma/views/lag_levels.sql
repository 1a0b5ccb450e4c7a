-- uses: nothing but tables
-- "As of lag L" is the state of the data in which each user's last L known orders have not happened yet:
--   0 serving, 1 the test targets, 2 the validation targets, 3 and up the training targets.
-- Aggregates over users are stored once per level, so that a target at lag L sees nothing of any order, its own or
-- another user's, at lag L or later. With more than 25,000 users, two lags already have more targets than training
-- uses; deeper levels would be unused.
create view lag_levels as
select lag
from generate_series(0, 8) as lag
where lag <= case when (select count(*) from users) > 25000 then 4 else 8 end;
