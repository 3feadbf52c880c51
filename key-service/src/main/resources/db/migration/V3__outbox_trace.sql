-- The trace of the request that an event comes from (W3C Trace Context), passed on as a header of the record.
alter table outbox add column traceparent varchar(55);
