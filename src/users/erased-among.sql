-- Which of the hashes ($1, in hexadecimal digits) belong to erased users.
select encode(external_id_hash, 'hex') as hash
from erased_users
where external_id_hash in (select decode(hash, 'hex') from unnest($1::text[]) hash)
