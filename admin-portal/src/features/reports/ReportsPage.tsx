import '../../styles/forms.css';
import { Button, Checkbox, Group, Input, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconFileInvoice } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { createLazyRoute, useSearch } from '@tanstack/react-router';
import { Card } from '../../components/Card';
import { PageHeader } from '../../components/PageHeader';
import { RowList } from '../../components/RowList';
import { Empty, Forbidden } from '../../components/States';
import { useAccess } from '../../lib/access';
import { digitsOf } from '../../lib/money';
import { messageOf } from '../../lib/problem';
import { useTenants } from '../../lib/tenants';
import { lastMonths, monthName } from '../../lib/time';
import { useSearchUpdate } from '../../lib/useSearchUpdate';
import { t } from '../../texts';
import { reportColumns } from './columns';
import { downloadReport, GROUPS, groupsOf, useReport } from './queries';
import classes from './ReportsPage.module.css';
import { Totals } from './Totals';

export const Route = createLazyRoute('/reports')({ component: Guarded });

const MONTHS = lastMonths(13).map((value) => ({ value, label: monthName(value) }));

function Guarded() {
  return useAccess().sees('reports') ? <ReportsPage /> : <Forbidden />;
}

function ReportsPage() {
  const search = useSearch({ from: '/reports' });
  const update = useSearchUpdate<{ month?: string; by?: string }>();
  const { nameOf } = useTenants();
  const month = search.month ?? MONTHS[0]!.value;
  const groups = groupsOf(search.by);
  const report = useReport(month, groups);
  const csv = useMutation({
    mutationFn: () => downloadReport(month, groups),
    onError: (error) =>
      notifications.show({ color: 'red', autoClose: 12_000, title: t.reports.csvFailed, message: messageOf(error) }),
  });
  const rows = report.data?.rows;

  return (
    <>
      <PageHeader title={t.reports.title} text={t.reports.subtitle}>
        <Button
          variant="default"
          leftSection={<IconDownload size={17} aria-hidden />}
          loading={csv.isPending}
          disabled={!rows?.length}
          onClick={() => csv.mutate()}
        >
          {t.reports.csv}
        </Button>
      </PageHeader>
      <div className={classes.controls}>
        <Select
          label={t.reports.month}
          data={MONTHS}
          value={month}
          allowDeselect={false}
          onChange={(m) => update({ month: m ?? undefined })}
          w={220}
        />
        <Input.Wrapper label={t.reports.groupBy} labelElement="div">
          <Checkbox.Group
            aria-label={t.reports.groupBy}
            value={groups}
            onChange={(chosen) => update({ by: GROUPS.filter((g) => chosen.includes(g)).join(',') || 'none' })}
          >
            <Group gap="lg" mih={36}>
              {GROUPS.map((g) => (
                <Checkbox key={g} value={g} label={t.reports.groups[g]} />
              ))}
            </Group>
          </Checkbox.Group>
        </Input.Wrapper>
      </div>
      {report.data && <Totals report={report.data} running={month === MONTHS[0]!.value} />}
      <Card label={t.reports.table(monthName(month))}>
        <RowList
          label={t.reports.table(monthName(month))}
          columns={reportColumns(groups, nameOf, digitsOf((rows ?? []).map((r) => r.cost)))}
          rows={rows}
          rowKey={(r) => [r.tenant_id, r.provider_key_id, r.model, r.key_source].join('|')}
          error={report.error}
          onRetry={() => void report.refetch()}
          empty={<Empty icon={<IconFileInvoice size={26} />} title={t.reports.emptyTitle} text={t.reports.emptyBody} />}
        />
      </Card>
    </>
  );
}
