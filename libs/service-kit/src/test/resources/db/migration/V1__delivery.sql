create table outbox (
    id bigint generated always as identity primary key,
    event_id uuid not null,
    topic varchar(120) not null,
    record_key varchar(200) not null,
    type varchar(120) not null,
    payload text not null,
    created timestamptz not null default now(),
    traceparent varchar(55)
);
create table inbox_offset (
    consumer varchar(120) not null,
    topic varchar(120) not null,
    partition int not null,
    next_offset bigint not null,
    primary key (consumer, topic, partition)
);
create table inbox_event (
    consumer varchar(120) not null,
    event_id uuid not null,
    received timestamptz not null default now(),
    primary key (consumer, event_id)
);
create table seen (position bigint generated always as identity, tenant_id uuid not null, version bigint not null);
alter table seen enable row level security;
alter table seen force row level security;
create policy one_tenant on seen to key_app
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy every_tenant on seen to key_system using (true);
grant insert on outbox to key_app;
grant select, insert, delete on outbox to key_system;
grant select, insert, update on inbox_offset to key_system;
grant select, insert on inbox_event to key_system;
grant select, insert on seen to key_app, key_system;
