import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconHourglassLow } from '@tabler/icons-react';
import { Name } from '../../components/Name';
import { ProviderMark } from '../../components/ProviderMark';
import type { Column } from '../../components/RowList';
import { StatusBadge } from '../../components/StatusBadge';
import text from '../../components/Text.module.css';
import { UsageBar } from '../../components/UsageBar';
import { When } from '../../components/When';
import type { Cooldown, ProviderKey } from '../../lib/api';
import { PROVIDERS } from '../../lib/providers';
import { t } from '../../texts';
import { keyTexts } from '../../texts/keys';
import classes from './ProviderKeys.module.css';
import { keyState, modelsText, secretAge, STALE_DAYS } from './status';

const c = keyTexts.columns;

/** `tenantName` is left out for people who have only one tenant. */
export function keyColumns(
  onView: (key: ProviderKey) => void,
  cooldowns: Cooldown[],
  tenantName?: (id: string) => string,
): Column<ProviderKey>[] {
  const heldOf = (k: ProviderKey) => cooldowns.filter((c) => c.key_id === k.id);
  const columns: (Column<ProviderKey> | false)[] = [
    { id: 'key', header: c.key, cell: (k) => <KeyName k={k} onView={onView} /> },
    tenantName !== undefined && {
      id: 'tenant',
      header: c.tenant,
      width: 138,
      cell: (k) => <span className={text.truncate}>{tenantName(k.tenant_id)}</span>,
    },
    { id: 'status', header: c.status, width: 112, cell: (k) => <StatusBadge {...keyState(k, heldOf(k))} /> },
    {
      id: 'models',
      header: c.models,
      width: 110,
      from: 'widest',
      cell: (k) => <span title={k.models_enabled.join(', ')}>{modelsText(k.models_enabled)}</span>,
    },
    {
      id: 'today',
      header: c.today,
      width: 150,
      cell: (k) => <UsageBar used={k.usage_today} limit={k.daily_limit} label={keyTexts.usageToday(k.provider_name)} />,
    },
    {
      id: 'month',
      header: c.month,
      width: 162,
      cell: (k) => (
        <UsageBar used={k.usage_month} limit={k.monthly_budget} label={keyTexts.usageMonth(k.provider_name)} />
      ),
    },
    { id: 'used', header: c.used, width: 112, from: 'wide', cell: (k) => <When iso={k.last_used} /> },
    { id: 'error', header: c.error, width: 180, from: 'full', cell: (k) => <LastError of={k} /> },
    { id: 'age', header: c.age, width: 104, from: 'wide', cell: (k) => <SecretAge k={k} /> },
  ];
  return columns.filter((x) => x !== false);
}

function KeyName({ k, onView }: { k: ProviderKey; onView: (key: ProviderKey) => void }) {
  const open = (
    <UnstyledButton className={classes.open} onClick={() => onView(k)}>
      {k.provider_name}
    </UnstyledButton>
  );
  return (
    <Name mark={<ProviderMark provider={k.provider} />} title={open}>
      {PROVIDERS[k.provider].label}
      <LastFour last4={k.last4} />
    </Name>
  );
}

/** A credential that is a document has none. */
export function LastFour({ last4 }: { last4: string }) {
  if (!last4) return null;
  return (
    <span className={text.mono}>
      <span aria-hidden>•••• {last4}</span>
      <VisuallyHidden>{keyTexts.lastFour(last4)}</VisuallyHidden>
    </span>
  );
}

/** The status badge says it too, in a tooltip, where there is no room for this column. */
function LastError({ of }: { of: ProviderKey }) {
  if (!of.last_error) return <span className={text.dim}>{t.common.none}</span>;
  return (
    <span className={text.truncate} title={of.last_error}>
      {of.last_error}
    </span>
  );
}

function SecretAge({ k }: { k: ProviderKey }) {
  const days = secretAge(k);
  const label = keyTexts.ageDays(days);
  if (days <= STALE_DAYS || k.status === 'inactive') return <span className={text.num}>{label}</span>;
  const why = keyTexts.stale(days, STALE_DAYS);
  return (
    <Tooltip label={why} multiline maw={280}>
      <span className={classes.stale} role="note" tabIndex={0}>
        <IconHourglassLow size={14} aria-hidden />
        {label}
        <VisuallyHidden>. {why}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}
