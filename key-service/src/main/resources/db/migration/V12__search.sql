-- Keys by a part of their name, or by the last characters of their secret.
create extension if not exists pg_trgm;
create index provider_key_name on provider_key using gin (provider_name gin_trgm_ops);
create index provider_key_last4 on provider_key (last4, id);
create index tenant_name on tenant using gin (name gin_trgm_ops, slug gin_trgm_ops);
