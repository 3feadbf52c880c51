-- Every acknowledgement asks which keys changed after a revision.
create index provider_key_revision on provider_key (revision);
