update departments stored
set name = staged.name
from staged_departments staged
where stored.id = staged.id and stored.name is distinct from staged.name
