-- uses: nothing but tables
-- "As of lag L" is the state of the world in which each user's last L known orders have not happened yet:
--   0 serving, 1 the test targets, 2 the validation targets, 3 and up the training targets.
-- Whatever is aggregated over users is kept once a level, so that a target at lag L sees nothing of any order,
-- its own or another user's, at lag L or later.
-- With more than 25,000 users two lags already hold more targets than training uses; deeper levels would lie idle.
create view lag_levels as
select lag
from generate_series(0, 8) as lag
where lag <= case when (select count(*) from users) > 25000 then 4 else 8 end;
