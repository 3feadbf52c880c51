-- How a provider key fares: failures by class (JSON) since its last success, and when that is to be told.
create table key_health (
    provider_key_id uuid primary key,
    failed text not null default '{}',
    last_success timestamptz,
    last_failure timestamptz,
    due timestamptz,
    published timestamptz
) with (fillfactor = 70);

create index key_health_due on key_health (due) where due is not null;

alter table key_health enable row level security;
alter table key_health force row level security;
create policy system on key_health to usage_system using (true) with check (true);
create policy owner on key_health to usage_owner using (true) with check (true);
grant select, insert, update on key_health to usage_system;
