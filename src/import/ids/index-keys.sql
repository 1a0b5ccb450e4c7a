create unique index on {{kind}}_keys (id);
create index on {{kind}}_keys (key);
create index on {{kind}}_keys (external_id);
analyze {{kind}}_keys
