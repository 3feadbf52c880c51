-- What becomes of requests whose model has no price: by tenant, else for everyone (null).
create table unknown_price_policy (
    tenant_id uuid,
    policy varchar(8) not null check (policy in ('refuse', 'estimate', 'hold')),
    unique nulls not distinct (tenant_id)
);

insert into unknown_price_policy (tenant_id, policy) values (null, 'refuse');

-- The policy by which a row stands in for an unknown price; null is a real price.
alter table price add column stand_in varchar(8);

create index price_model on price (provider, model);

-- Lines booked at what stood in for their price.
create table unrated (
    request_id uuid not null,
    provider_key_id uuid not null,
    tenant_id uuid not null,
    provider varchar(20) not null,
    model varchar(200) not null,
    admitted timestamptz not null,
    primary key (request_id, provider_key_id)
);

create index unrated_model on unrated (provider, model);

-- Routes are remembered from here on: the topic is read once more.
drop table model;
delete from inbox_event where consumer = 'usage-service-models';
delete from inbox_offset where consumer = 'usage-service-models';

do $$
declare
    t text;
begin
    foreach t in array array['unknown_price_policy', 'unrated'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy system on %I to usage_system using (true) with check (true)', t);
        execute format('create policy owner on %I to usage_owner using (true) with check (true)', t);
        execute format('grant select, insert, update, delete on %I to usage_system', t);
    end loop;
end $$;
