-- How a tenant (the platform: for the shared keys) wants one of several keys of a model to be chosen.
create table key_choice (
    tenant_id uuid primary key,
    -- JSON: by model, `default` for the others.
    choice text not null,
    updated timestamptz not null
);

-- Copies of what usage-service publishes; state is the event as it came.
create table price (
    id uuid primary key,
    provider varchar(20) not null,
    effective_from timestamptz not null,
    state text not null,
    -- Whether the desired state has taken it up: not before it is in force.
    applied boolean not null default false
);
create index price_provider on price (provider);
create index price_coming on price (effective_from) where not applied;

create index deployment_revision on deployment (revision);

alter table key_choice enable row level security;
alter table key_choice force row level security;
create policy own_tenant on key_choice to config_app
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy all_tenants on key_choice to config_system using (true) with check (true);
create policy migration on key_choice to config_owner using (true) with check (true);

grant select on key_choice to config_app;
grant select, insert, update on key_choice, price to config_system;
