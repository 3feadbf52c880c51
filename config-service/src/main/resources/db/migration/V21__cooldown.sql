-- Deployments that a LiteLLM leaves out for a while after failures, as its agent last reported; over when `until` is.
create table cooldown (
    proxy_id varchar(63),
    deployment_id varchar(200),
    key_id uuid not null,
    tenant_id uuid not null,
    http_status integer not null,
    since timestamptz not null,
    until timestamptz not null,
    primary key (proxy_id, deployment_id)
);
create index cooldown_key on cooldown (key_id);

alter table cooldown enable row level security;
alter table cooldown force row level security;
create policy own_tenant on cooldown to config_app
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy all_tenants on cooldown to config_system using (true) with check (true);
create policy migration on cooldown to config_owner using (true) with check (true);

grant select on cooldown to config_app;
grant select, insert, delete on cooldown to config_system;
