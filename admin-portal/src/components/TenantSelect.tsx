import { Select, type SelectProps } from '@mantine/core';
import { useTenants } from '../lib/tenants';

/** Chooses a tenant by name. */
export function TenantSelect({ only, ...props }: SelectProps & { only?: (id: string) => boolean }) {
  const { tenants } = useTenants();
  const data = tenants.filter((x) => only?.(x.id) ?? true).map((x) => ({ value: x.id, label: x.name }));
  return <Select data={data} searchable {...props} />;
}
