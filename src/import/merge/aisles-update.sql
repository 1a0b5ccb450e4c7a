update aisles stored
set name = staged.name
from staged_aisles staged
where stored.id = staged.id and stored.name is distinct from staged.name
