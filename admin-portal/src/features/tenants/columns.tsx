import { Name } from '../../components/Name';
import type { Column } from '../../components/RowList';
import { StatusBadge } from '../../components/StatusBadge';
import text from '../../components/Text.module.css';
import type { Tenant } from '../../lib/api';
import { toNumber, usd } from '../../lib/money';
import { t } from '../../texts';
import { tenantTexts } from '../../texts/tenants';
import { virtualKeyTexts } from '../../texts/virtualKeys';

const c = tenantTexts.columns;

export const TENANT_COLUMNS: Column<Tenant>[] = [
  {
    id: 'name',
    header: c.name,
    cell: (x) => (
      <Name title={x.name}>
        <span className={text.mono}>{x.slug}</span>
        {x.domain}
      </Name>
    ),
  },
  {
    id: 'tier',
    header: c.tier,
    width: 130,
    cell: (x) => <span title={tenantTexts.tierHelp[x.tier]}>{tenantTexts.tiers[x.tier]}</span>,
  },
  {
    id: 'status',
    header: c.status,
    width: 120,
    cell: (x) => <StatusBadge tone={x.status === 'active' ? 'good' : 'idle'} label={tenantTexts.statuses[x.status]} />,
  },
  { id: 'limits', header: c.limits, width: 230, cell: (x) => <span className={text.num}>{limits(x)}</span> },
  {
    id: 'billing',
    header: c.billing,
    width: 250,
    from: 'wide',
    cell: (x) => <span className={text.num}>{billing(x)}</span>,
  },
];

function limits(x: Tenant) {
  const parts = [
    x.daily_limit != null && virtualKeyTexts.perDay(usd(x.daily_limit)),
    x.monthly_budget != null && virtualKeyTexts.perMonth(usd(x.monthly_budget)),
  ];
  return parts.filter(Boolean).join(', ') || t.common.noLimit;
}

function billing(x: Tenant) {
  const parts = [
    toNumber(x.markup_percent) > 0 && tenantTexts.markupShort(String(toNumber(x.markup_percent))),
    toNumber(x.platform_fee) > 0 && tenantTexts.feeShort(String(toNumber(x.platform_fee)), x.currency),
  ];
  return parts.filter(Boolean).join(', ') || '–';
}
