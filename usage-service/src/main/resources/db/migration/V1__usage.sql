-- Facts of other services, as far as usage-service needs them.

create table tenant (
    id uuid primary key,
    version bigint not null,
    name varchar(200) not null,
    status varchar(20) not null,
    tier varchar(20) not null,
    timezone varchar(64) not null,
    currency varchar(3) not null,
    markup_percent numeric(9, 4) not null,
    platform_fee numeric(18, 4) not null
);

create table provider_key (
    id uuid primary key,
    tenant_id uuid not null,
    version bigint not null,
    provider varchar(20) not null,
    name varchar(200) not null
);

create table virtual_key (
    id uuid primary key,
    tenant_id uuid not null,
    version bigint not null,
    name varchar(200) not null
);

create table proxy (
    id varchar(120) primary key,
    version bigint not null,
    live boolean not null,
    bearer_sha256 varchar(64)[] not null
);

create table model_route (
    provider varchar(20) not null,
    model varchar(200) not null,
    litellm_model varchar(300) not null,
    primary key (provider, model)
);

create table model (
    model varchar(200) primary key,
    version bigint not null
);

-- Prices are never changed: a new price is a new row with its own moment.
create table price (
    id uuid primary key,
    provider varchar(20) not null,
    model varchar(200) not null,
    tenant_id uuid,
    provider_key_id uuid,
    effective_from timestamptz not null,
    payload text not null,
    unique nulls not distinct (provider, model, tenant_id, provider_key_id, effective_from)
);

-- What can be limited: tenant, provider key or virtual key, in dollars, requests or tokens. Null is no limit.
create table account (
    account varchar(80) primary key,
    tenant_id uuid not null,
    version bigint not null,
    live boolean not null,
    day_limit bigint,
    month_limit bigint
);

-- posted is spent, held is promised to leases; posted + held <= limit, checked where held grows.
create table budget_window (
    account varchar(80) not null,
    kind varchar(5) not null check (kind in ('day', 'month')),
    window_start timestamptz not null,
    window_end timestamptz not null,
    tenant_id uuid not null,
    posted bigint not null default 0,
    held bigint not null default 0 check (held >= 0),
    changed boolean not null default false,
    primary key (account, kind, window_start),
    check (window_start < window_end)
) with (fillfactor = 50);

create index budget_window_changed on budget_window (account) where changed;

-- One life of a LiteLLM process. watermark: every request with exp <= watermark is finished and booked,
-- but for those on busy leases. Times are milliseconds since 1970.
create table proxy_epoch (
    epoch bigint generated always as identity primary key,
    proxy_id varchar(120) not null,
    start_id uuid not null,
    boot_id varchar(200) not null,
    spool_id uuid not null,
    floor bigint not null,
    state varchar(8) not null check (state in ('live', 'ended', 'lost')),
    watermark bigint not null,
    busy uuid[] not null default '{}',
    started timestamptz not null default now(),
    unique (proxy_id, start_id)
);

-- No fence_at above issued_until is ever given out; it only grows.
create table fence (
    singleton boolean primary key default true check (singleton),
    issued_until bigint not null
);

insert into fence (issued_until) values (0);

create table lease (
    id uuid primary key,
    account varchar(80) not null,
    incarnation uuid not null,
    seq bigint not null,
    state varchar(8) not null check (state in ('open', 'lost', 'suspense', 'closed')),
    granted bigint,
    settled bigint not null default 0,
    n_settled bigint not null default 0,
    suspense bigint not null default 0,
    expires_at bigint not null,
    fence_at bigint not null,
    epochs bigint[] not null,
    day_start timestamptz,
    month_start timestamptz,
    close_total bigint,
    close_count bigint,
    recalled boolean not null default false,
    unique (account, incarnation, seq)
) with (fillfactor = 70);

create index lease_live on lease (account) where state in ('open', 'lost');
create index lease_open on lease (expires_at) where state = 'open';
create index lease_lost on lease (fence_at) where state = 'lost';
create index lease_recalled on lease (incarnation) where recalled;

create table lease_return (
    return_id uuid primary key,
    lease_id uuid not null,
    amount bigint not null
);

-- Everything that any witness ever said, word for word: the ledger can be built again from it.
create table usage_record (
    request_id uuid not null,
    source varchar(10) not null check (source in ('gateway', 'accepted', 'usage')),
    digest varchar(64) not null,
    received timestamptz not null default now(),
    payload text not null,
    primary key (request_id, source, digest)
);

-- One row per request: what is booked for it now.
create table settlement (
    request_id uuid primary key,
    revision int not null default 0,
    booking text
);

-- Two exact witnesses of one request that do not agree.
create table discrepancy (
    request_id uuid primary key,
    tenant_id uuid not null,
    gateway_cost bigint not null,
    litellm_cost bigint not null,
    seen timestamptz not null default now()
);

-- Double entry: each row moves `cost` from the credited provider key to the debited tenant. A reversal is the same
-- row with every number negated. Rows are never changed.
create table ledger_entry (
    month date not null,
    id bigint generated always as identity,
    request_id uuid not null,
    revision int not null,
    kind varchar(8) not null check (kind in ('booking', 'reversal')),
    attempt int not null,
    debit_account varchar(80) not null,
    credit_account varchar(80) not null,
    tenant_id uuid not null,
    virtual_key_id uuid not null,
    provider_key_id uuid not null,
    provider varchar(20) not null,
    model varchar(200) not null,
    litellm_model varchar(300) not null,
    key_source varchar(8) not null,
    day date not null,
    admitted timestamptz not null,
    witness varchar(8) not null,
    quality varchar(9) not null,
    status varchar(20) not null,
    outcome varchar(20) not null,
    price_id uuid,
    requests bigint not null,
    input_tokens bigint not null,
    cached_input_tokens bigint not null,
    cache_write_tokens bigint not null,
    cache_write_1h_tokens bigint not null,
    output_tokens bigint not null,
    reasoning_tokens bigint not null,
    cost bigint not null,
    billed bigint not null,
    booked timestamptz not null default now(),
    primary key (month, id),
    unique (month, request_id, revision, kind, attempt)
) partition by range (month);

do $$
declare
    first date := date '2026-01-01';
begin
    while first < date '2036-01-01' loop
        execute format(
            'create table %I partition of ledger_entry for values from (%L) to (%L)',
            'ledger_entry_' || to_char(first, 'YYYY_MM'), first, first + interval '1 month');
        first := first + interval '1 month';
    end loop;
    create table ledger_entry_other partition of ledger_entry default;
end $$;

create function ledger_is_immutable() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is never changed: book a reversal';
end $$;

create trigger ledger_is_immutable before update or delete on ledger_entry
    for each row execute function ledger_is_immutable();

-- Sums of the ledger for reports, kept in the transaction of every booking.
create table usage_daily (
    day date not null,
    tenant_id uuid not null,
    virtual_key_id uuid not null,
    provider_key_id uuid not null,
    provider varchar(20) not null,
    model varchar(200) not null,
    key_source varchar(8) not null,
    requests bigint not null,
    attempts bigint not null,
    input_tokens bigint not null,
    cached_input_tokens bigint not null,
    cache_write_tokens bigint not null,
    cache_write_1h_tokens bigint not null,
    output_tokens bigint not null,
    reasoning_tokens bigint not null,
    cost bigint not null,
    billed bigint not null,
    primary key (day, tenant_id, virtual_key_id, provider_key_id, provider, model, key_source)
) with (fillfactor = 70);

-- When a provider key was last used, and whether key-service has to be told.
create table key_usage (
    provider_key_id uuid primary key,
    last_used timestamptz not null,
    changed boolean not null
);

create index key_usage_changed on key_usage (provider_key_id) where changed;

-- Outbox and inbox.

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

-- Who may do what. usage_app sees the rows of the tenant of its transaction, and only what tenants read;
-- usage_system serves consumers, leases and readers of all tenants; the owner migrates.

do $$
declare
    t text;
begin
    foreach t in array array[
        'tenant', 'provider_key', 'virtual_key', 'proxy', 'model', 'model_route', 'price', 'account', 'budget_window',
        'proxy_epoch', 'fence', 'lease', 'lease_return', 'usage_record', 'settlement', 'discrepancy', 'ledger_entry',
        'usage_daily', 'key_usage', 'outbox', 'inbox_offset', 'inbox_event'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy system on %I to usage_system using (true) with check (true)', t);
        execute format('create policy owner on %I to usage_owner using (true) with check (true)', t);
        execute format('grant select, insert on %I to usage_system', t);
    end loop;

    foreach t in array array[
        'tenant', 'provider_key', 'virtual_key', 'proxy', 'model', 'model_route', 'account', 'budget_window',
        'proxy_epoch', 'fence', 'lease', 'settlement', 'discrepancy', 'usage_daily', 'key_usage', 'inbox_offset'] loop
        execute format('grant update on %I to usage_system', t);
    end loop;

    foreach t in array array['provider_key', 'virtual_key', 'account', 'budget_window', 'discrepancy', 'ledger_entry', 'usage_daily'] loop
        execute format(
            'create policy own_tenant on %I for select to usage_app
                using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', t);
        execute format('grant select on %I to usage_app', t);
    end loop;
end $$;

create policy own_tenant on tenant for select to usage_app
    using (id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy own_tenant on price for select to usage_app
    using (tenant_id is null and provider_key_id is null
        or tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy append on outbox for insert to usage_app with check (true);

grant select on tenant, price to usage_app;
grant insert on outbox to usage_app;
grant delete on outbox, inbox_event, lease, lease_return, model_route, proxy_epoch to usage_system;
grant usage on schema public to usage_app, usage_system;
