import '../../styles/forms.css';
import { Table } from '@mantine/core';
import { chartTexts } from '../../texts/charts';
import type { Bars } from './bars';
import classes from './Bars.module.css';
import type { Format } from './BarsChart';

type Props = { title: string; bars: Bars; format: Format };

/** The numbers of a chart, the latest period first. */
export default function BarsTable({ title, bars: { points, series }, format }: Props) {
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={chartTexts.table}>
      <Table stickyHeader fz="sm" aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{chartTexts.period}</Table.Th>
            {series.length > 1 &&
              series.map((s) => (
                <Table.Th key={s.id} ta="right">
                  {s.label}
                </Table.Th>
              ))}
            <Table.Th ta="right">{chartTexts.total}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {points.toReversed().map((p) => (
            <Table.Tr key={p.period}>
              <Table.Th scope="row" fw={400}>
                {format.period(p.period)}
              </Table.Th>
              {series.length > 1 &&
                series.map((s) => (
                  <Table.Td key={s.id} ta="right">
                    {format.value(p.values[s.id] ?? 0)}
                  </Table.Td>
                ))}
              <Table.Td ta="right" fw={600}>
                {format.value(p.total)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
