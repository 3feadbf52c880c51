-- Tenants, provider keys and virtual keys. Forced row-level security: key_app sees the rows of the tenant that the
-- transaction is bound to (setting app.tenant), key_system sees all, the owner sees all so that it can migrate data.

create table tenant (
    id uuid primary key,
    version bigint not null,
    name varchar(120) not null,
    slug varchar(63) not null,
    domain varchar(253),
    tenant_type varchar(60),
    status varchar(20) not null,
    tier varchar(20) not null,
    timezone varchar(60) not null,
    currency varchar(3) not null,
    daily_limit_nano_usd bigint check (daily_limit_nano_usd >= 0),
    monthly_budget_nano_usd bigint check (monthly_budget_nano_usd >= 0),
    daily_requests bigint check (daily_requests >= 0),
    daily_tokens bigint check (daily_tokens >= 0),
    rpm int check (rpm >= 0),
    tpm int check (tpm >= 0),
    max_output_tokens int check (max_output_tokens > 0),
    markup_percent numeric(7, 3) not null,
    platform_fee numeric(14, 2) not null,
    key_policy jsonb not null,
    fallback_on_limit boolean not null,
    created timestamptz not null,
    updated timestamptz not null
);
create unique index tenant_slug on tenant (slug) where status <> 'deleted';

create table provider_key (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    version bigint not null,
    provider varchar(20) not null,
    provider_name varchar(120) not null,
    endpoint varchar(500),
    region varchar(60),
    project_id varchar(120),
    config jsonb not null,
    models_enabled varchar(200)[] not null,
    status varchar(20) not null,
    status_reason varchar(60),
    last_error varchar(300),
    daily_limit_nano_usd bigint check (daily_limit_nano_usd >= 0),
    monthly_budget_nano_usd bigint check (monthly_budget_nano_usd >= 0),
    weight int not null check (weight between 1 and 1000),
    max_concurrency int check (max_concurrency > 0),
    rpm int check (rpm >= 0),
    tpm int check (tpm >= 0),
    expires_at timestamptz,
    current_material uuid not null,
    fingerprint varchar(120) not null,
    last4 varchar(4) not null,
    created timestamptz not null,
    updated timestamptz not null,
    rotated timestamptz,
    last_tested timestamptz
);
-- The ids are time-ordered: a page of a list is a range of one of these.
create index provider_key_tenant on provider_key (tenant_id, id);
create index provider_key_provider on provider_key (provider, id);
create index provider_key_status on provider_key (status, id);
create index provider_key_leaving on provider_key (id) where status_reason in ('deleting', 'revoked');

-- One immutable secret in Vault; the secret itself is nowhere but there.
create table key_material (
    material_id uuid primary key,
    tenant_id uuid not null,
    key_id uuid not null,
    path varchar(120) not null unique,
    fingerprint varchar(120) not null,
    last4 varchar(4) not null,
    state varchar(20) not null check (state in ('STAGED', 'TESTED', 'ACTIVE', 'RETIRING', 'DESTROYED')),
    created_by_op varchar(64) not null,
    retire_after timestamptz,
    destroyed_at timestamptz
);
create index key_material_key on key_material (key_id);
create index key_material_retiring on key_material (retire_after) where state = 'RETIRING';

-- One request that changes something, by its Idempotency-Key.
create table key_operation (
    id varchar(64) primary key,
    kind varchar(40) not null,
    tenant_id uuid not null,
    object_id uuid not null,
    material_id uuid unique,
    request_digest varchar(120) not null,
    base_version bigint not null,
    state varchar(20) not null check (state in ('PENDING', 'DONE', 'ABORTING', 'ABORTED')),
    lease_until timestamptz not null,
    attempt int not null,
    actor varchar(200) not null,
    request_id varchar(120),
    response text,
    created timestamptz not null
);
create index key_operation_unfinished on key_operation (lease_until) where state in ('PENDING', 'ABORTING');

create table virtual_key (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    version bigint not null,
    name varchar(120) not null,
    token_sha256 varchar(64) not null unique,
    last4 varchar(4) not null,
    status varchar(20) not null,
    status_reason varchar(60),
    models_allowed varchar(200)[] not null,
    daily_limit_nano_usd bigint check (daily_limit_nano_usd >= 0),
    monthly_budget_nano_usd bigint check (monthly_budget_nano_usd >= 0),
    rpm int check (rpm >= 0),
    tpm int check (tpm >= 0),
    max_output_tokens int check (max_output_tokens > 0),
    expires_at timestamptz,
    created timestamptz not null,
    updated timestamptz not null
);
create index virtual_key_tenant on virtual_key (tenant_id, id);

-- What a key has cost, as usage-service last told.
create table key_usage (
    key_id uuid primary key,
    tenant_id uuid not null,
    usage_today_nano_usd bigint not null,
    usage_month_nano_usd bigint not null,
    last_used timestamptz,
    as_of timestamptz not null
);

-- Who did what; nobody may change or remove a row.
create table audit_event (
    id uuid primary key,
    ts timestamptz not null,
    tenant_id uuid not null,
    actor varchar(200) not null,
    action varchar(60) not null,
    object varchar(120) not null,
    detail jsonb not null,
    outcome varchar(20) not null,
    reason varchar(120),
    request_id varchar(120)
);
create index audit_event_tenant on audit_event (tenant_id, id);

-- Projections of other services' facts; no tenant's data.
create table proxy (
    id varchar(120) primary key,
    version bigint not null,
    tenants varchar(40)[] not null,
    serving boolean not null,
    updated timestamptz not null
);
create table applied_key (
    proxy_id varchar(120) not null,
    key_id uuid not null,
    version bigint,
    generation bigint not null,
    epoch bigint not null,
    reported timestamptz not null default now(),
    primary key (proxy_id, key_id)
);
create index applied_key_key on applied_key (key_id);
create table model (
    name varchar(200) primary key,
    version bigint not null,
    providers varchar(20)[] not null,
    deleted boolean not null
);

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

do $$
declare
    scoped text;
    bound constant text := 'nullif(current_setting(''app.tenant'', true), '''')::uuid';
begin
    foreach scoped in array array['provider_key', 'key_material', 'key_operation', 'virtual_key', 'key_usage', 'audit_event']
    loop
        execute format('alter table %I enable row level security', scoped);
        execute format('alter table %I force row level security', scoped);
        execute format('create policy one_tenant on %I to key_app using (tenant_id = %s)', scoped, bound);
        execute format('create policy all_tenants on %I to key_system using (true)', scoped);
        execute format('create policy migration on %I to key_owner using (true)', scoped);
    end loop;
    alter table tenant enable row level security;
    alter table tenant force row level security;
    execute format('create policy one_tenant on tenant to key_app using (id = %s)', bound);
    create policy all_tenants on tenant to key_system using (true);
    create policy migration on tenant to key_owner using (true);
end $$;

grant select, insert, update on tenant, provider_key, key_material, key_operation, virtual_key to key_app, key_system;
grant select on key_usage to key_app;
grant select, insert, update on key_usage to key_system;
grant insert on outbox to key_app;
grant select, insert on audit_event to key_app, key_system;
grant select on model to key_app;
grant select, insert, update, delete on proxy, applied_key, model, outbox, inbox_offset, inbox_event to key_system;

-- The platform owns the shared keys.
insert into tenant (id, version, name, slug, tenant_type, status, tier, timezone, currency, markup_percent,
                    platform_fee, key_policy, fallback_on_limit, created, updated)
values ('00000000-0000-7000-8000-000000000001', 1, 'Platform', 'platform', 'platform', 'active', 'byok', 'UTC', 'USD',
        0, 0, '{"default": "own_only"}', false, now(), now());

insert into outbox (event_id, topic, record_key, type, payload)
select '00000000-0000-7000-8000-0000000000e1', 'cf.tenants.v1', id::text, 'io.cloudfreedom.router.TenantChanged',
       jsonb_build_object('id', id, 'version', version, 'change', 'created', 'name', name, 'slug', slug,
                          'tenant_type', tenant_type, 'status', status, 'tier', tier, 'timezone', timezone,
                          'currency', currency, 'markup_percent', markup_percent, 'platform_fee', platform_fee,
                          'key_policy', key_policy, 'fallback_on_limit', fallback_on_limit,
                          'updated', to_char(updated at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text
from tenant;
