-- Keys can be limited by requests and tokens a day, as tenants are.
alter table provider_key
    add column daily_requests bigint check (daily_requests >= 0),
    add column daily_tokens bigint check (daily_tokens >= 0);
alter table virtual_key
    add column daily_requests bigint check (daily_requests >= 0),
    add column daily_tokens bigint check (daily_tokens >= 0);
