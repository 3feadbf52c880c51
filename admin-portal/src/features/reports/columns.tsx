import { Name } from '../../components/Name';
import { ProviderMark } from '../../components/ProviderMark';
import type { Column } from '../../components/RowList';
import text from '../../components/Text.module.css';
import type { Provider, ReportRow } from '../../lib/api';
import { moneyExact } from '../../lib/money';
import { PROVIDERS } from '../../lib/providers';
import { usageTexts } from '../../texts/usage';
import { reportTexts } from '../../texts/reports';
import type { Group } from './queries';

const c = reportTexts.columns;

/** The groups' columns first, then the same numbers for every grouping. */
export function reportColumns(
  groups: Group[],
  tenantName: (id: string) => string,
  digits: number,
): Column<ReportRow>[] {
  const named: Record<Group, Column<ReportRow>> = {
    tenant: {
      id: 'tenant',
      header: reportTexts.groups.tenant,
      cell: (r) => (
        <span className={text.truncate}>{r.tenant_name ?? (r.tenant_id ? tenantName(r.tenant_id) : '–')}</span>
      ),
    },
    provider_key: { id: 'provider_key', header: reportTexts.groups.provider_key, cell: (r) => <KeyCell r={r} /> },
    model: {
      id: 'model',
      header: reportTexts.groups.model,
      cell: (r) => (
        <span className={text.truncate} title={r.model ?? undefined}>
          {r.model ?? '–'}
        </span>
      ),
    },
  };
  const everything: Column<ReportRow> = { id: 'all', header: reportTexts.total, cell: () => reportTexts.noGroup };
  return [
    ...(groups.length ? groups.map((g) => named[g]) : [everything]),
    number('requests', c.requests, 88),
    number('input_tokens', c.input, 108),
    number('cached_input_tokens', c.cached, 130, 'widest'),
    number('output_tokens', c.output, 114),
    amount('cost', c.cost, digits),
    amount('billed', c.billed, digits),
  ];
}

function amount(id: 'cost' | 'billed', header: string, digits: number): Column<ReportRow> {
  return {
    id,
    header,
    width: 140,
    align: 'right',
    cell: (r) => <b className={text.num}>{moneyExact(r[id], r.currency, digits)}</b>,
  };
}

function KeyCell({ r }: { r: ReportRow }) {
  const known = r.provider && r.provider in PROVIDERS ? (r.provider as Provider) : undefined;
  const source =
    r.key_source && r.key_source in reportTexts.sources ? reportTexts.sources[r.key_source as 'own'] : undefined;
  return (
    <Name
      mark={known && <ProviderMark provider={known} size={28} />}
      title={
        r.charge === 'platform_fee'
          ? reportTexts.fee
          : (r.provider_key_name ?? r.provider_key_id ?? usageTexts.sharedKeys)
      }
    >
      {source ?? (known && PROVIDERS[known].label)}
    </Name>
  );
}

function number(
  id: 'requests' | 'input_tokens' | 'cached_input_tokens' | 'output_tokens',
  header: string,
  width: number,
  from?: 'widest',
): Column<ReportRow> {
  return {
    id,
    header,
    width,
    from,
    align: 'right',
    cell: (r) => <span className={text.num}>{(r[id] ?? 0).toLocaleString('en')}</span>,
  };
}
