import { Name } from '../../components/Name';
import type { Column } from '../../components/RowList';
import { StatusBadge } from '../../components/StatusBadge';
import text from '../../components/Text.module.css';
import { When } from '../../components/When';
import type { Delivery, Webhook } from '../../lib/api';
import { t } from '../../texts';
import { webhookTexts } from '../../texts/webhooks';

const c = webhookTexts.columns;

export function webhookColumns(tenantName?: (id: string) => string): Column<Webhook>[] {
  const columns: (Column<Webhook> | false)[] = [
    {
      id: 'url',
      header: c.url,
      cell: (w) => <Name title={w.url}>{w.description || undefined}</Name>,
    },
    tenantName !== undefined && {
      id: 'tenant',
      header: c.tenant,
      width: 160,
      cell: (w) => <span className={text.truncate}>{tenantName(w.tenant_id)}</span>,
    },
    { id: 'state', header: c.state, width: 130, cell: (w) => <State of={w} /> },
    {
      id: 'events',
      header: c.events,
      width: 260,
      cell: (w) => <span className={text.dim}>{w.events.map((e) => webhookTexts.events[e].name).join(', ')}</span>,
    },
    { id: 'created', header: c.created, width: 120, from: 'wide', cell: (w) => <When iso={w.created} /> },
  ];
  return columns.filter((x) => x !== false);
}

function State({ of }: { of: Webhook }) {
  const s = webhookTexts.states;
  if (!of.enabled) return <StatusBadge tone="idle" label={s.disabled} why={reasonOf(of)} />;
  if (of.failing_since) return <StatusBadge tone="bad" label={s.failing} why={s.failingWhy} />;
  return <StatusBadge tone="good" label={s.enabled} />;
}

function reasonOf(of: Webhook) {
  return of.status_reason ? (webhookTexts.reasons[of.status_reason as 'gone'] ?? of.status_reason) : null;
}

const TONES = { delivered: 'good', failed: 'bad', pending: 'warn' } as const;

export const DELIVERY_COLUMNS: Column<Delivery>[] = [
  {
    id: 'type',
    header: webhookTexts.deliveryColumns.type,
    cell: (d) => <Name title={webhookTexts.events[d.type].name}>{outcomeOf(d)}</Name>,
  },
  {
    id: 'state',
    header: c.state,
    width: 116,
    cell: (d) => (
      <StatusBadge
        tone={TONES[d.state as keyof typeof TONES] ?? 'idle'}
        label={webhookTexts.deliveryStates[d.state as keyof typeof TONES] ?? d.state}
      />
    ),
  },
  {
    id: 'when',
    header: webhookTexts.deliveryColumns.when,
    width: 110,
    cell: (d) => <When iso={d.last_attempt ?? d.created} />,
  },
];

/** "500 after 3 attempts", or why there was no answer at all. */
export function outcomeOf(d: Delivery) {
  const errors = webhookTexts.errors;
  const answer = d.last_status ? webhookTexts.answered(d.last_status) : undefined;
  const problem = d.last_error ? (errors[d.last_error as keyof typeof errors] ?? d.last_error) : undefined;
  return [answer ?? problem, t.common.count(d.attempts, webhookTexts.attempt)].filter(Boolean).join(', ');
}
