-- The audit log as a hash tree. Entries are written with the change they tell of and queued; the sequencer gives each
-- its place. What is in the log can be added to and read: no role has a right or a policy to change or remove a row.

alter table audit_event
    add column source varchar(60) not null default 'key-service',
    add column before jsonb not null default '{}',
    add column after jsonb not null default '{}';
alter table audit_event alter column source drop default;
alter table audit_event alter column before drop default;
alter table audit_event alter column after drop default;

create index audit_event_actor on audit_event (actor, id);
create index audit_event_action on audit_event (action, id);
create index audit_event_object on audit_event (object, id);
create index audit_event_outcome on audit_event (outcome, id);
create index audit_event_time on audit_event (ts);

create table audit_queue (
    event_id uuid primary key references audit_event,
    queued timestamptz not null default now()
);
insert into audit_queue (event_id) select id from audit_event;

create table audit_leaf (
    seq bigint primary key check (seq >= 0),
    event_id uuid not null unique references audit_event,
    tenant_id uuid not null,
    prev_hash bytea not null check (length(prev_hash) = 32),
    leaf_hash bytea not null check (length(leaf_hash) = 32)
);
create index audit_leaf_tenant on audit_leaf (tenant_id, seq);

-- Complete subtrees: the leaves from index * 2^level on, 2^level of them. Hashes tell nothing of an entry, so every tenant
-- may read those that its proofs need.
create table audit_node (
    level int not null check (level >= 0),
    index bigint not null check (index >= 0),
    hash bytea not null check (length(hash) = 32),
    primary key (level, index)
);

create table audit_checkpoint (
    size bigint primary key check (size > 0),
    root bytea not null check (length(root) = 32),
    at timestamptz not null,
    note varchar(2000) not null
);

do $$
declare
    kept text;
    bound constant text := 'nullif(current_setting(''app.tenant'', true), '''')::uuid';
begin
    drop policy one_tenant on audit_event;
    drop policy all_tenants on audit_event;
    drop policy migration on audit_event;
    foreach kept in array array['audit_event', 'audit_leaf', 'audit_node', 'audit_checkpoint']
    loop
        execute format('alter table %I enable row level security', kept);
        execute format('alter table %I force row level security', kept);
        execute format('create policy read_all on %I for select to key_system, key_owner using (true)', kept);
    end loop;
    foreach kept in array array['audit_event', 'audit_leaf']
    loop
        execute format('create policy read_own on %I for select to key_app using (tenant_id = %s)', kept, bound);
    end loop;
    foreach kept in array array['audit_node', 'audit_checkpoint']
    loop
        execute format('create policy read_hashes on %I for select to key_app using (true)', kept);
    end loop;
    foreach kept in array array['audit_leaf', 'audit_node', 'audit_checkpoint']
    loop
        execute format('create policy add_all on %I for insert to key_system with check (true)', kept);
    end loop;
    execute format('create policy add_own on audit_event for insert to key_app with check (tenant_id = %s)', bound);
    create policy add_all on audit_event for insert to key_system, key_owner with check (true);
end $$;

grant select on audit_leaf, audit_node, audit_checkpoint to key_app;
grant select, insert on audit_leaf, audit_node, audit_checkpoint to key_system;
grant insert on audit_queue to key_app;
grant select, insert, delete on audit_queue to key_system;
