-- Endpoints of tenants and what is delivered to them. The signing secrets are in Vault.
create table webhook_endpoint (
    id uuid primary key,
    tenant_id uuid not null,
    url varchar(2000) not null,
    description varchar(200) not null,
    events varchar(60)[] not null,
    enabled boolean not null,
    status_reason varchar(20) check (status_reason in ('admin', 'gone', 'failing')),
    failing_since timestamptz,
    created timestamptz not null default now(),
    updated timestamptz not null default now(),
    check (enabled = (status_reason is null))
);

create index webhook_endpoint_tenant on webhook_endpoint (tenant_id);

create table webhook_delivery (
    id uuid primary key,
    endpoint_id uuid not null references webhook_endpoint on delete cascade,
    tenant_id uuid not null,
    type varchar(60) not null,
    payload text not null,
    state varchar(9) not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
    attempts int not null default 0,
    created timestamptz not null default now(),
    last_attempt timestamptz,
    next_attempt timestamptz,
    last_status int,
    last_error varchar(40)
) with (fillfactor = 70);

create index webhook_delivery_due on webhook_delivery (next_attempt) where state = 'pending';
create index webhook_delivery_endpoint on webhook_delivery (endpoint_id, id);
create index webhook_delivery_ended on webhook_delivery (created) where state <> 'pending';

-- The highest percentage of the limit that was told of in this window.
alter table budget_window add column announced int not null default 0;

-- To see a key turn bad.
alter table provider_key add column status varchar(20) not null default 'active';

do $$
declare
    t text;
begin
    foreach t in array array['webhook_endpoint', 'webhook_delivery'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy system on %I to usage_system using (true) with check (true)', t);
        execute format('create policy owner on %I to usage_owner using (true) with check (true)', t);
        execute format(
            'create policy own_tenant on %I to usage_app
                using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)
                with check (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', t);
        execute format('grant select, insert, update, delete on %I to usage_system', t);
    end loop;
end $$;

grant select, insert, update, delete on webhook_endpoint to usage_app;
grant select, update on webhook_delivery to usage_app;
