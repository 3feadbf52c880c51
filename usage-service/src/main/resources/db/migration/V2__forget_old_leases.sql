-- Leases are forgotten long after anything can still refer to them.
create index lease_closed on lease (fence_at) where state = 'closed';
create index lease_return_lease on lease_return (lease_id);
