import { Name } from '../../components/Name';
import type { Column } from '../../components/RowList';
import { StatusBadge, type Tone } from '../../components/StatusBadge';
import text from '../../components/Text.module.css';
import type { AuditEvent } from '../../lib/api';
import { actionText, outcomeText } from '../../lib/actions';
import { absolute } from '../../lib/time';
import { auditTexts } from '../../texts/audit';

const c = auditTexts.columns;

export function auditColumns(tenantName?: (id: string) => string): Column<AuditEvent>[] {
  const columns: (Column<AuditEvent> | false)[] = [
    {
      id: 'action',
      header: c.action,
      cell: (e) => (
        <Name title={actionText(e.action)}>
          <span className={text.mono}>{e.object}</span>
        </Name>
      ),
    },
    { id: 'actor', header: c.actor, width: 210, cell: (e) => <span className={text.truncate}>{e.actor}</span> },
    tenantName !== undefined && {
      id: 'tenant',
      header: c.tenant,
      width: 150,
      cell: (e) => <span className={text.truncate}>{tenantName(e.tenant_id)}</span>,
    },
    { id: 'outcome', header: c.outcome, width: 120, cell: (e) => <Outcome of={e} /> },
    {
      id: 'at',
      header: c.at,
      width: 190,
      cell: (e) => (
        <time className={text.num} dateTime={e.at}>
          {absolute(e.at)}
        </time>
      ),
    },
    {
      id: 'seq',
      header: c.seq,
      width: 90,
      align: 'right',
      from: 'wide',
      cell: (e) => <span className={text.num}>{e.seq ?? '…'}</span>,
    },
  ];
  return columns.filter((x) => x !== false);
}

const TONES: Record<string, Tone> = { done: 'good', refused: 'warn', failed: 'bad', aborted: 'idle' };

export function Outcome({ of }: { of: AuditEvent }) {
  return <StatusBadge tone={TONES[of.outcome] ?? 'idle'} label={outcomeText(of.outcome)} why={of.reason} />;
}
