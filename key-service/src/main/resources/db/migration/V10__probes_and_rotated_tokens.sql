-- When each stored key is probed next; a key that nobody doubts has no time.
create table key_probe (
    key_id uuid primary key,
    tenant_id uuid not null,
    next_probe_at timestamptz,
    failures int not null check (failures >= 0),
    probed timestamptz
);
create index key_probe_due on key_probe (next_probe_at) where next_probe_at is not null;

alter table key_probe enable row level security;
alter table key_probe force row level security;
create policy one_tenant on key_probe to key_app
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy all_tenants on key_probe to key_system using (true);
create policy migration on key_probe to key_owner using (true);
grant select, insert, update on key_probe to key_app, key_system;

-- The history of one key.
create index if not exists audit_event_object on audit_event (object, id);

-- A rotated virtual key has two tokens until the overlap is over.
alter table virtual_key
    add column previous_sha256 varchar(64) unique,
    add column previous_valid_until timestamptz,
    add column rotated timestamptz,
    add constraint virtual_key_previous check ((previous_sha256 is null) = (previous_valid_until is null));
