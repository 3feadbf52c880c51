import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconChevronDown,
  IconDownload,
  IconFileInvoice,
  IconFileSpreadsheet,
  IconListDetails,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { messageOf } from '../../lib/problem';
import { reportTexts } from '../../texts/reports';
import { downloadReport, fileUrl, type Group } from './queries';

type Props = { month: string; groups: Group[]; tenant?: string; empty: boolean };

/** The month as files: this table, every line, FOCUS, and one tenant's statement. */
export function Downloads({ month, groups, tenant, empty }: Props) {
  const d = reportTexts.downloads;
  const csv = useMutation({
    mutationFn: () => downloadReport(month, groups, tenant),
    onError: (error) =>
      notifications.show({ color: 'red', autoClose: 12_000, title: reportTexts.csvFailed, message: messageOf(error) }),
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={17} aria-hidden />}
        loading={csv.isPending}
        disabled={empty}
        onClick={() => csv.mutate()}
      >
        {reportTexts.csv}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
            {d.more}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component="a"
            href={fileUrl('lines.csv', month, tenant)}
            download
            leftSection={<IconListDetails size={15} />}
          >
            {d.lines}
          </Menu.Item>
          <Menu.Item
            component="a"
            href={fileUrl('focus.csv', month, tenant)}
            download
            leftSection={<IconFileSpreadsheet size={15} />}
          >
            {d.focus}
          </Menu.Item>
          <Menu.Divider />
          {tenant ? (
            <Menu.Item
              component="a"
              href={fileUrl('statement', month, tenant)}
              target="_blank"
              rel="noopener"
              leftSection={<IconFileInvoice size={15} />}
            >
              {d.statement}
            </Menu.Item>
          ) : (
            <Menu.Label>{d.statementOfOne}</Menu.Label>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
