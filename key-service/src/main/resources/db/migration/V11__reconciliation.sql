-- One row: the epoch of this database, noted in Vault as well, so that a restored backup is recognised; who compares at
-- the moment; what the last comparison found. No tenant's data.
create table reconciliation (
    one boolean primary key default true check (one),
    epoch bigint not null,
    running_until timestamptz,
    result text
);
insert into reconciliation (epoch) values (0);
grant select, update on reconciliation to key_system;
