import '../../styles/forms.css';
import { Table } from '@mantine/core';
import { usd } from '../../lib/money';
import { day } from '../../lib/time';
import { t } from '../../texts';
import classes from './Dashboard.module.css';
import type { Day } from './series';

export function SpendTable({ days }: { days: Day[] }) {
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t.dashboard.table}>
      <Table stickyHeader fz="sm" aria-label={t.dashboard.perDay}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.dashboard.dayColumn}</Table.Th>
            <Table.Th ta="right">{t.reports.columns.requests}</Table.Th>
            <Table.Th ta="right">{t.dashboard.spendColumn}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.toReversed().map((d) => (
            <Table.Tr key={d.date}>
              <Table.Td>{day(d.date)}</Table.Td>
              <Table.Td ta="right">{d.requests.toLocaleString('en')}</Table.Td>
              <Table.Td ta="right">{usd(d.cost)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
