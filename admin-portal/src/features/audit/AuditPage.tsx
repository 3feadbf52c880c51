import '../../styles/forms.css';
import { ActionIcon, Button, Select, TextInput, Tooltip } from '@mantine/core';
import { IconDownload, IconHistory, IconShieldCheck } from '@tabler/icons-react';
import { createLazyRoute, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { Card, Filters } from '../../components/Card';
import { CursorPager } from '../../components/CursorPager';
import { PageHeader } from '../../components/PageHeader';
import { RowList } from '../../components/RowList';
import { SearchInput } from '../../components/SearchInput';
import { Empty, Forbidden } from '../../components/States';
import { TenantSelect } from '../../components/TenantSelect';
import { useAccess } from '../../lib/access';
import type { AuditEvent } from '../../lib/api';
import { useTenants } from '../../lib/tenants';
import { useSearchUpdate } from '../../lib/useSearchUpdate';
import { t } from '../../texts';
import { keyTexts } from '../../texts/keys';
import { auditTexts } from '../../texts/audit';
import { actionText } from '../../lib/actions';
import { auditColumns } from './columns';
import classes from './AuditPage.module.css';
import { type AuditFilter, useAuditPage } from './queries';

const Entry = lazy(() => import('./Entry'));

export const Route = createLazyRoute('/audit')({ component: Guarded });

type AuditSearch = AuditFilter & { entry?: string };

const OUTCOMES = Object.entries(auditTexts.outcomes).map(([value, label]) => ({ value, label }));

function Guarded() {
  return useAccess().sees('audit') ? <AuditPage /> : <Forbidden />;
}

function AuditPage() {
  const search: AuditSearch = useSearch({ from: '/audit' });
  const update = useSearchUpdate<AuditSearch>();
  const { tenantId } = useAccess();
  const { nameOf } = useTenants();
  const { entry, ...filter } = search;
  const page = useAuditPage(filter);
  const columns = useMemo(() => auditColumns(tenantId ? undefined : nameOf), [tenantId, nameOf]);
  const rows = page.data?.items;
  const open = rows?.find((e) => e.id === entry);
  const filtered = Object.values(filter).some(Boolean);
  const actions = [...new Set([...(rows ?? []).map((e) => e.action), search.action ?? ''])].filter(Boolean).sort();

  return (
    <>
      <PageHeader title={auditTexts.title} text={auditTexts.subtitle}>
        <Button
          component="a"
          href={`/api/audit/export${search.tenant ? `?tenant_id=${search.tenant}` : ''}`}
          download="audit-log.ndjson"
          variant="default"
          leftSection={<IconDownload size={17} aria-hidden />}
        >
          {auditTexts.export}
        </Button>
      </PageHeader>
      <Card label={auditTexts.title}>
        <Filters>
          <SearchInput
            label={auditTexts.search}
            placeholder={auditTexts.searchHint}
            value={search.q}
            onChange={(q) => update({ q })}
          />
          {!tenantId && (
            <TenantSelect
              aria-label={keyTexts.tenant}
              placeholder={keyTexts.allTenants}
              clearable
              value={search.tenant ?? null}
              onChange={(tenant) => update({ tenant: tenant ?? undefined })}
            />
          )}
          <Select
            aria-label={auditTexts.columns.action}
            placeholder={auditTexts.allActions}
            clearable
            searchable
            data={actions.map((value) => ({ value, label: actionText(value) }))}
            value={search.action ?? null}
            onChange={(action) => update({ action: action ?? undefined })}
          />
          <Select
            aria-label={auditTexts.columns.outcome}
            placeholder={auditTexts.allOutcomes}
            clearable
            data={OUTCOMES}
            value={search.outcome ?? null}
            onChange={(outcome) => update({ outcome: outcome ?? undefined })}
          />
          <div className={classes.dates}>
            <TextInput
              type="date"
              aria-label={auditTexts.from}
              leftSection={<small>{auditTexts.fromShort}</small>}
              leftSectionWidth={54}
              value={search.from ?? ''}
              onChange={(e) => update({ from: e.currentTarget.value || undefined })}
            />
            <TextInput
              type="date"
              aria-label={auditTexts.to}
              leftSection={<small>{auditTexts.toShort}</small>}
              leftSectionWidth={40}
              value={search.to ?? ''}
              onChange={(e) => update({ to: e.currentTarget.value || undefined })}
            />
          </div>
        </Filters>
        <RowList
          label={auditTexts.title}
          columns={columns}
          rows={rows}
          rowKey={(e) => e.id}
          error={page.error}
          onRetry={() => void page.refetch()}
          summary={rows && t.common.shown(rows.length, auditTexts.one, auditTexts.many)}
          actions={(e) => <Show e={e} onClick={() => update({ entry: e.id }, true)} />}
          empty={
            filtered ? (
              <Empty icon={<IconHistory size={26} />} title={auditTexts.noMatchTitle} text={keyTexts.noMatchBody}>
                <Button
                  variant="default"
                  onClick={() =>
                    update({
                      q: undefined,
                      tenant: undefined,
                      action: undefined,
                      outcome: undefined,
                      from: undefined,
                      to: undefined,
                    })
                  }
                >
                  {t.common.clearFilters}
                </Button>
              </Empty>
            ) : (
              <Empty icon={<IconHistory size={26} />} title={auditTexts.emptyTitle} text={auditTexts.emptyBody} />
            )
          }
        />
        {rows && (
          <CursorPager
            cursor={search.cursor}
            next={page.data?.next_cursor}
            shown={t.common.shown(rows.length, auditTexts.one, auditTexts.many)}
            onCursor={(cursor) => update({ cursor }, true)}
          />
        )}
      </Card>
      <Suspense fallback={null}>
        {open && (
          <Entry
            key={open.id}
            of={open}
            tenant={nameOf(open.tenant_id)}
            onClose={() => update({ entry: undefined }, true)}
          />
        )}
      </Suspense>
    </>
  );
}

function Show({ e, onClick }: { e: AuditEvent; onClick: () => void }) {
  const label = auditTexts.show(actionText(e.action), e.object);
  return (
    <Tooltip label={auditTexts.showShort}>
      <ActionIcon variant="subtle" color="gray" c="dimmed" size={34} aria-label={label} onClick={onClick}>
        <IconShieldCheck size={17} />
      </ActionIcon>
    </Tooltip>
  );
}
