-- Roles: config_owner migrates, config_app sees one tenant (row-level security), config_system sees all.

create table model (
    name varchar(120) primary key,
    version bigint not null,
    definition text not null,
    seeded boolean not null,
    removed boolean not null,
    updated timestamptz not null
);

-- Copies of what key-service publishes; state is the event as it came.
create table tenant (
    id uuid primary key,
    version bigint not null,
    state text not null
);

create table provider_key (
    id uuid primary key,
    tenant_id uuid not null,
    version bigint not null,
    provider varchar(20) not null,
    state text not null,
    expires_at timestamptz,
    -- The revision that brought this version.
    revision bigint not null
);
create index provider_key_tenant on provider_key (tenant_id);
create index provider_key_expiry on provider_key (expires_at) where expires_at is not null;

-- Counts the changes of the desired state. Its row lock puts them in the order of their commits. Whoever needs it
-- and rows of proxy takes it first.
create table revision (
    one boolean primary key default true check (one),
    value bigint not null
);
insert into revision (one, value) values (true, 0);

-- The desired state of everybody. A removed row stays, so that a proxy that was away learns of the removal.
create table deployment (
    id varchar(200) primary key,
    key_id uuid not null,
    tenant_id uuid not null,
    revision bigint not null,
    -- live, withheld (its secret is not in Vault) or removed
    state varchar(10) not null check (state in ('live', 'withheld', 'removed')),
    fingerprint varchar(64) not null,
    -- Without secrets.
    body text not null,
    material_path varchar(200) not null
);
create index deployment_tenant on deployment (tenant_id, revision);
create index deployment_key on deployment (key_id);
create index deployment_withheld on deployment (revision) where state = 'withheld';

create table proxy (
    id varchar(63) primary key,
    version bigint not null,
    base_url varchar(500) not null,
    tenants text[] not null,
    bearer_sha256 text[] not null,
    -- The last revision that touched what this proxy serves.
    generation bigint not null,
    -- Who asks from before gets everything.
    baseline bigint not null,
    epoch bigint not null default 0,
    applied_generation bigint not null default 0,
    -- What the last answer to a pull was.
    sent_generation bigint not null default 0,
    sent_checksum varchar(64) not null default '',
    drifted_at timestamptz,
    rejected text not null default '[]',
    serving boolean not null default false,
    last_seen timestamptz,
    poke_attempt integer not null default 0,
    poke_due timestamptz not null,
    deleted boolean not null default false,
    created timestamptz not null,
    updated timestamptz not null
);
create index proxy_poke on proxy (poke_due) where applied_generation < generation and not deleted;

create table outbox (
    id bigint generated always as identity primary key,
    event_id uuid not null,
    topic varchar(120) not null,
    record_key varchar(200) not null,
    type varchar(120) not null,
    payload text not null,
    created timestamptz not null default now()
);

create table inbox_offset (
    consumer varchar(120),
    topic varchar(120),
    partition integer,
    next_offset bigint not null,
    primary key (consumer, topic, partition)
);

create table inbox_event (
    consumer varchar(120),
    event_id uuid,
    received timestamptz not null default now(),
    primary key (consumer, event_id)
);

alter table tenant enable row level security;
alter table tenant force row level security;
create policy own_tenant on tenant to config_app
    using (id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy all_tenants on tenant to config_system using (true) with check (true);
create policy migration on tenant to config_owner using (true) with check (true);

alter table provider_key enable row level security;
alter table provider_key force row level security;
create policy own_tenant on provider_key to config_app
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy all_tenants on provider_key to config_system using (true) with check (true);
create policy migration on provider_key to config_owner using (true) with check (true);

alter table deployment enable row level security;
alter table deployment force row level security;
create policy own_tenant on deployment to config_app
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy all_tenants on deployment to config_system using (true) with check (true);
create policy migration on deployment to config_owner using (true) with check (true);

grant select on model, tenant, provider_key, deployment to config_app;
grant insert on outbox to config_app;
grant select, insert, update on model, tenant, provider_key, proxy, inbox_offset to config_system;
grant select, update on revision to config_system;
grant select, insert, update, delete on deployment to config_system;
grant select, insert, delete on outbox, inbox_event to config_system;
