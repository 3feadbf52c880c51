-- What an attempt cost beyond its reservation is an entry of its own.
alter table ledger_entry add column overrun boolean not null default false;
alter table ledger_entry drop constraint ledger_entry_month_request_id_revision_kind_attempt_key;
alter table ledger_entry add constraint ledger_entry_once
    unique (month, request_id, revision, kind, attempt, overrun);

-- The ledger's partitions are made ahead of time by whoever may not make tables.
create function make_ledger_partitions(months int) returns int language plpgsql
security definer set search_path = pg_catalog, public as $$
declare
    first date := date_trunc('month', now())::date;
    made int := 0;
begin
    for i in 0..months loop
        if to_regclass('ledger_entry_' || to_char(first, 'YYYY_MM')) is null then
            execute format(
                'create table %I partition of ledger_entry for values from (%L) to (%L)',
                'ledger_entry_' || to_char(first, 'YYYY_MM'), first, (first + interval '1 month')::date);
            made := made + 1;
        end if;
        first := (first + interval '1 month')::date;
    end loop;
    return made;
end $$;

revoke all on function make_ledger_partitions(int) from public;
grant execute on function make_ledger_partitions(int) to usage_system;

-- Event ids are forgotten by age; they come in by age, so that a coarse index is enough.
create index inbox_event_received on inbox_event using brin (received);

-- What is booked says of each line whether it is an overrun.
update settlement set booking = replace(booking, '"requests":', '"overrun":false,"requests":')
where booking is not null;
