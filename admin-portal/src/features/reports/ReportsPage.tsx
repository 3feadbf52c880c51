import '../../styles/forms.css';
import { Alert, Checkbox, Group, Input, Select } from '@mantine/core';
import { IconFileInvoice, IconLock } from '@tabler/icons-react';
import { createLazyRoute, useSearch } from '@tanstack/react-router';
import { Card } from '../../components/Card';
import { PageHeader } from '../../components/PageHeader';
import { RowList } from '../../components/RowList';
import { Empty, Forbidden } from '../../components/States';
import { useAccess } from '../../lib/access';
import { digitsOf } from '../../lib/money';
import { useTenants } from '../../lib/tenants';
import { lastMonths, monthName } from '../../lib/time';
import { useSearchUpdate } from '../../lib/useSearchUpdate';
import { keyTexts } from '../../texts/keys';
import { reportTexts } from '../../texts/reports';
import { reportColumns } from './columns';
import { TenantSelect } from '../../components/TenantSelect';
import { CloseMonth } from './CloseMonth';
import { Downloads } from './Downloads';
import { GROUPS, groupsOf, useReport } from './queries';
import classes from './ReportsPage.module.css';
import { Totals } from './Totals';

export const Route = createLazyRoute('/reports')({ component: Guarded });

const MONTHS = lastMonths(13).map((value) => ({ value, label: monthName(value) }));

function Guarded() {
  return useAccess().sees('reports') ? <ReportsPage /> : <Forbidden />;
}

function ReportsPage() {
  const search = useSearch({ from: '/reports' });
  const update = useSearchUpdate<{ month?: string; by?: string; tenant?: string }>();
  const { platform, tenantId } = useAccess();
  const { nameOf } = useTenants();
  const month = search.month ?? MONTHS[0]!.value;
  const groups = groupsOf(search.by);
  const tenant = tenantId ?? search.tenant;
  const report = useReport(month, groups, search.tenant);
  const current = month === MONTHS[0]!.value;
  const rows = report.data?.rows;

  return (
    <>
      <PageHeader title={reportTexts.title} text={reportTexts.subtitle}>
        {platform && !current && report.data && !report.data.closed && <CloseMonth month={month} />}
        <Downloads month={month} groups={groups} tenant={tenant} empty={!rows?.length} />
      </PageHeader>
      <div className={classes.controls}>
        <Select
          label={reportTexts.month}
          data={MONTHS}
          value={month}
          allowDeselect={false}
          onChange={(m) => update({ month: m ?? undefined })}
          w={220}
        />
        {!tenantId && (
          <TenantSelect
            label={keyTexts.tenant}
            placeholder={keyTexts.allTenants}
            clearable
            value={search.tenant ?? null}
            onChange={(x) => update({ tenant: x ?? undefined })}
            w={220}
          />
        )}
        <Input.Wrapper label={reportTexts.groupBy} labelElement="div">
          <Checkbox.Group
            aria-label={reportTexts.groupBy}
            value={groups}
            onChange={(chosen) => update({ by: GROUPS.filter((g) => chosen.includes(g)).join(',') || 'none' })}
          >
            <Group gap="lg" mih={36}>
              {GROUPS.map((g) => (
                <Checkbox key={g} value={g} label={reportTexts.groups[g]} />
              ))}
            </Group>
          </Checkbox.Group>
        </Input.Wrapper>
      </div>
      {report.data && <Totals report={report.data} running={current} />}
      {report.data?.closed && (
        <Alert color="gray" icon={<IconLock />} mb="md">
          {reportTexts.closed}
        </Alert>
      )}
      <Card label={reportTexts.table(monthName(month))}>
        <RowList
          label={reportTexts.table(monthName(month))}
          columns={reportColumns(groups, nameOf, digitsOf((rows ?? []).flatMap((r) => [r.cost, r.billed])))}
          rows={rows}
          rowKey={(r) =>
            [r.charge, r.corrects, r.tenant_id, r.provider_key_id, r.model, r.key_source, r.currency].join('|')
          }
          error={report.error}
          onRetry={() => void report.refetch()}
          empty={
            <Empty icon={<IconFileInvoice size={26} />} title={reportTexts.emptyTitle} text={reportTexts.emptyBody} />
          }
        />
      </Card>
    </>
  );
}
