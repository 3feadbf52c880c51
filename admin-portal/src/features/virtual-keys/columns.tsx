import { Countdown } from '../../components/Countdown';
import { Name } from '../../components/Name';
import type { Column } from '../../components/RowList';
import { StatusBadge } from '../../components/StatusBadge';
import text from '../../components/Text.module.css';
import { When } from '../../components/When';
import type { VirtualKey } from '../../lib/api';
import { usd } from '../../lib/money';
import { t } from '../../texts';
import { keyTexts } from '../../texts/keys';
import { virtualKeyTexts } from '../../texts/virtualKeys';

const c = virtualKeyTexts.columns;

export function virtualKeyColumns(tenantName?: (id: string) => string): Column<VirtualKey>[] {
  const columns: (Column<VirtualKey> | false)[] = [
    {
      id: 'name',
      header: c.name,
      cell: (k) => (
        <Name title={k.name}>
          <span className={text.mono}>cf-…{k.last4}</span>
          {k.status === 'active' && <Countdown until={k.previous_valid_until} text={virtualKeyTexts.oldToken} />}
        </Name>
      ),
    },
    tenantName !== undefined && {
      id: 'tenant',
      header: c.tenant,
      width: 170,
      cell: (k) => <span className={text.truncate}>{tenantName(k.tenant_id)}</span>,
    },
    { id: 'status', header: c.status, width: 120, cell: (k) => <Status k={k} /> },
    { id: 'models', header: c.models, width: 110, cell: (k) => <Models names={k.models_allowed ?? []} /> },
    { id: 'limits', header: c.limits, width: 210, cell: (k) => <span className={text.num}>{limits(k)}</span> },
    { id: 'created', header: c.created, width: 112, from: 'wide', cell: (k) => <When iso={k.created} /> },
    { id: 'expires', header: c.expires, width: 112, cell: (k) => <When iso={k.expires_at} /> },
  ];
  return columns.filter((x) => x !== false);
}

function Status({ k }: { k: VirtualKey }) {
  const tone = k.status === 'active' ? 'good' : 'idle';
  return <StatusBadge tone={tone} label={virtualKeyTexts.statuses[k.status]} why={k.status_reason} />;
}

function Models({ names }: { names: string[] }) {
  const all = names.length === 0 || names.includes('*');
  return <span title={names.join(', ')}>{all ? keyTexts.allModels : keyTexts.models(names.length)}</span>;
}

function limits(k: VirtualKey) {
  const parts = [
    k.daily_limit != null && virtualKeyTexts.perDay(usd(k.daily_limit)),
    k.monthly_budget != null && virtualKeyTexts.perMonth(usd(k.monthly_budget)),
  ].filter(Boolean);
  return parts.join(', ') || t.common.noLimit;
}
