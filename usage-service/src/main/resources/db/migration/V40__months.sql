-- Billing months. `month` of an entry is the month that it is charged in: that of its day, or, when that one is
-- closed, the first open one. An entry whose day is of an earlier month is a correction.

-- What each version of a tenant agreed to, so that a booking can be made again as it was.
create table tenant_terms (
    tenant_id uuid not null,
    version bigint not null,
    since timestamptz not null,
    status varchar(20) not null,
    tier varchar(20) not null,
    timezone varchar(64) not null,
    currency varchar(3) not null,
    markup_percent numeric(9, 4) not null,
    platform_fee numeric(18, 4) not null,
    primary key (tenant_id, version)
);

insert into tenant_terms
select id, version, least(now(), (select min(admitted) from ledger_entry e where e.tenant_id = t.id)), status, tier,
    timezone, currency, markup_percent, platform_fee
from tenant t;

-- Closed months are never booked into again. `finished` comes when the documents are written.
create table closed_month (
    month date primary key,
    closed timestamptz not null default now(),
    closed_by varchar(200) not null,
    accepted_suspense bigint not null,
    manifest text,
    digest varchar(64),
    finished timestamptz
);

-- Names and terms as they were when the month was closed: its reports stay what they were.
create table closed_name (
    month date not null,
    kind varchar(12) not null check (kind in ('tenant', 'provider_key', 'virtual_key')),
    id uuid not null,
    tenant_id uuid not null,
    name varchar(200) not null,
    primary key (month, kind, id)
);

create table closed_terms (
    month date not null,
    tenant_id uuid not null,
    timezone varchar(64) not null,
    currency varchar(3) not null,
    platform_fee numeric(18, 4) not null,
    primary key (month, tenant_id)
);

-- Documents word for word; without content where the ledger itself gives it again.
create table closed_document (
    month date not null,
    name varchar(200) not null,
    tenant_id uuid,
    media_type varchar(100) not null,
    digest varchar(64) not null,
    content bytea,
    primary key (month, name)
);

-- The books can be built again from the records alone: `turn` orders the transactions that booked them, `open_month`
-- is what could be booked into, `terms_version` what the tenant's terms were.
create sequence ledger_turn;
alter table usage_record
    add column turn bigint not null default 0,
    add column open_month date,
    add column terms_version bigint;

-- Requests that were looked at again though nothing new was said of them: the price of their model had come.
create table second_look (
    request_id uuid not null,
    turn bigint not null,
    open_month date,
    received timestamptz not null default now(),
    primary key (request_id, turn)
);
alter table price add column turn bigint not null default 0;
alter table price alter column turn set default nextval('ledger_turn');

update usage_record r set terms_version = t.version from tenant t
where t.id = coalesce(r.payload::json ->> 'tenant_id', r.payload::json -> 'admission' ->> 'tid')::uuid;

alter table usage_daily add column month date;
update usage_daily set month = date_trunc('month', day)::date;
alter table usage_daily
    alter column month set not null,
    drop constraint usage_daily_pkey,
    add primary key (month, day, tenant_id, virtual_key_id, provider_key_id, provider, model, key_source);
create index usage_daily_day on usage_daily (day, tenant_id);

-- Entries come in the order of time, so this costs next to nothing.
create index ledger_entry_admitted on ledger_entry using brin (admitted);

-- The nightly check that the books agree, one a day.
create table conservation_check (
    day date primary key,
    checked timestamptz not null default now(),
    conserved boolean,
    result text
);

-- Rebuilds of the ledger from the records, and whether they gave the same bytes.
create table rebuild (
    id uuid primary key,
    started timestamptz not null default now(),
    started_by varchar(200) not null,
    finished timestamptz,
    state varchar(10) not null check (state in ('running', 'same', 'different', 'failed')),
    result text
);

-- A tenant's terms for a month: those in force at its end, frozen when it was closed. A tenant that was deleted before
-- the month began has none.
create function terms_of_month(m date)
    returns table (tenant_id uuid, timezone varchar, currency varchar, platform_fee numeric)
    language sql stable as $$
    select c.tenant_id, c.timezone, c.currency, c.platform_fee from closed_terms c where c.month = m
    union all
    select t.tenant_id, t.timezone, t.currency, t.platform_fee
    from (select distinct on (t.tenant_id) t.* from tenant_terms t
        where t.since < (m + interval '1 month') at time zone t.timezone
        order by t.tenant_id, t.version desc) t
    where (t.status <> 'deleted' or t.since >= m::timestamp at time zone t.timezone)
        and not exists (select from closed_month c where c.month = m)
$$;

-- What things are called in reports of a month.
create function names_of_month(m date)
    returns table (kind varchar, id uuid, name varchar)
    language sql stable as $$
    select c.kind, c.id, c.name from closed_name c where c.month = m
    union all
    select n.kind, n.id, n.name
    from (select 'tenant'::varchar as kind, t.id, t.name from tenant t
        union all select 'provider_key', k.id, k.name from provider_key k
        union all select 'virtual_key', k.id, k.name from virtual_key k) n
    where not exists (select from closed_month c where c.month = m)
$$;

do $$
declare
    t text;
begin
    foreach t in array array['tenant_terms', 'closed_month', 'closed_name', 'closed_terms', 'closed_document',
        'conservation_check', 'rebuild', 'second_look'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy system on %I to usage_system using (true) with check (true)', t);
        execute format('create policy owner on %I to usage_owner using (true) with check (true)', t);
        execute format('grant select, insert on %I to usage_system', t);
    end loop;
    foreach t in array array['tenant_terms', 'closed_name', 'closed_terms', 'closed_document'] loop
        execute format('grant select on %I to usage_app', t);
        execute format(
            'create policy own_tenant on %I for select to usage_app
                using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', t);
    end loop;
    -- a rebuild books into tables of its own
    execute format('grant temporary on database %I to usage_system', current_database());
end $$;

create policy anyone on closed_month for select to usage_app using (true);
grant select on closed_month to usage_app;
grant update on closed_month, conservation_check, rebuild to usage_system;
grant usage on sequence ledger_turn to usage_system;
