import { ActionIcon, Button, Group, Menu, Tooltip } from '@mantine/core';
import { IconBuilding, IconDots, IconFileCode, IconKey, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { createLazyRoute, Link, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { Card, Filters } from '../../components/Card';
import { CursorPager } from '../../components/CursorPager';
import { PageHeader } from '../../components/PageHeader';
import { RowList } from '../../components/RowList';
import { SearchInput } from '../../components/SearchInput';
import { Empty, Forbidden } from '../../components/States';
import { useAccess } from '../../lib/access';
import type { Tenant } from '../../lib/api';
import { PLATFORM_TENANT } from '../../lib/providers';
import { useSearchUpdate } from '../../lib/useSearchUpdate';
import { t } from '../../texts';
import { keyTexts } from '../../texts/keys';
import { tenantTexts } from '../../texts/tenants';
import { TENANT_COLUMNS } from './columns';
import { DeleteTenant } from './DeleteTenant';
import { useTenantPage } from './queries';

const TenantDrawer = lazy(() => import('./TenantDrawer'));

export const Route = createLazyRoute('/tenants')({ component: Guarded });

type TenantSearch = { q?: string; cursor?: string; edit?: string };

function Guarded() {
  return useAccess().sees('tenants') ? <TenantsPage /> : <Forbidden />;
}

function TenantsPage() {
  const search: TenantSearch = useSearch({ from: '/tenants' });
  const update = useSearchUpdate<TenantSearch>();
  const { platform, tenantId, writes } = useAccess();
  const page = useTenantPage({ q: search.q, cursor: search.cursor });
  const [asked, setAsked] = useState<Tenant>();
  const rows = page.data?.items;
  const add = () => update({ edit: 'new' }, true);

  return (
    <>
      <PageHeader title={tenantId ? tenantTexts.titleOwn : tenantTexts.title} text={tenantTexts.subtitle}>
        {platform && (
          <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={add}>
            {tenantTexts.add}
          </Button>
        )}
      </PageHeader>
      <Card label={tenantTexts.title}>
        {!tenantId && (
          <Filters>
            <SearchInput
              label={tenantTexts.search}
              placeholder={tenantTexts.searchHint}
              value={search.q}
              onChange={(q) => update({ q })}
            />
          </Filters>
        )}
        <RowList
          label={tenantTexts.title}
          columns={TENANT_COLUMNS}
          rows={rows}
          rowKey={(x) => x.id}
          error={page.error}
          onRetry={() => void page.refetch()}
          summary={rows && t.common.shown(rows.length, tenantTexts.one)}
          actions={
            !writes
              ? undefined
              : (x) => (
                  <Actions
                    x={x}
                    platform={platform}
                    onEdit={() => update({ edit: x.id }, true)}
                    onDelete={() => setAsked(x)}
                  />
                )
          }
          empty={
            search.q || search.cursor ? (
              <Empty icon={<IconBuilding size={26} />} title={tenantTexts.noMatchTitle} text={keyTexts.noMatchBody}>
                <Button variant="default" onClick={() => update({ q: undefined })}>
                  {t.common.clearFilters}
                </Button>
              </Empty>
            ) : (
              <Empty icon={<IconBuilding size={26} />} title={tenantTexts.emptyTitle} text={tenantTexts.emptyBody}>
                {platform && <Button onClick={add}>{tenantTexts.add}</Button>}
              </Empty>
            )
          }
        />
        {rows && (
          <CursorPager
            cursor={search.cursor}
            next={page.data?.next_cursor}
            shown={t.common.shown(rows.length, tenantTexts.one)}
            onCursor={(cursor) => update({ cursor }, true)}
          />
        )}
      </Card>
      <Suspense fallback={null}>
        {search.edit && writes && (platform || search.edit !== 'new') && (
          <TenantDrawer key={search.edit} id={search.edit} onClose={() => update({ edit: undefined }, true)} />
        )}
      </Suspense>
      {asked && <DeleteTenant of={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

type ActionProps = { x: Tenant; platform: boolean; onEdit: () => void; onDelete: () => void };

function Actions({ x, platform, onEdit, onDelete }: ActionProps) {
  return (
    <Group gap={2} wrap="nowrap" justify="flex-end">
      <Tooltip label={tenantTexts.keys}>
        <ActionIcon
          component={Link}
          to={`/provider-keys?tenant=${x.id}`}
          variant="subtle"
          color="gray"
          c="dimmed"
          size={34}
          aria-label={tenantTexts.showKeys(x.name)}
        >
          <IconKey size={17} />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" c="dimmed" size={34} aria-label={t.common.actionsFor(x.name)}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={onEdit}>
            {keyTexts.actions.edit}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFileCode size={15} />}
            component="a"
            href={`/api/tenants/${x.id}/litellm-config.yaml`}
            target="_blank"
            rel="noopener"
          >
            {tenantTexts.config}
          </Menu.Item>
          {platform && x.id !== PLATFORM_TENANT && (
            <>
              <Menu.Divider />
              <Menu.Item color="var(--mantine-color-error)" leftSection={<IconTrash size={15} />} onClick={onDelete}>
                {tenantTexts.delete}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
