import { Alert, Button, Group, Skeleton, Stack, Tabs } from '@mantine/core';
import { IconArrowBackUp, IconPencil, IconRefresh } from '@tabler/icons-react';
import { Countdown } from '../../components/Countdown';
import { ProviderMark } from '../../components/ProviderMark';
import { Failure } from '../../components/States';
import { StatusBadge } from '../../components/StatusBadge';
import { UsageBar } from '../../components/UsageBar';
import { When } from '../../components/When';
import { useAccess } from '../../lib/access';
import type { ProviderKey } from '../../lib/api';
import { PROVIDERS } from '../../lib/providers';
import { absolute } from '../../lib/time';
import { t } from '../../texts';
import { convergenceTexts } from '../../texts/convergence';
import { keyTexts } from '../../texts/keys';
import { keyFormTexts } from '../../texts/keyForm';
import { keyDetailTexts } from '../../texts/keyDetails';
import '../../styles/tabs.css';
import { LastFour } from './columns';
import { Cooldowns } from './Cooldowns';
import facts from '../../components/Facts.module.css';
import { History } from './History';
import { useKey } from './queries';
import { canRollBack, keyState, modelsText } from './status';
import { useConvergence } from './useConvergence';
import { SidePanel } from '../../components/SidePanel';

const d = keyDetailTexts;

type Props = {
  id: string;
  tab: 'overview' | 'history';
  tenantName: (id: string) => string;
  onTab: (tab: 'overview' | 'history') => void;
  on: Record<'edit' | 'rotate' | 'rollback', (key: ProviderKey) => void>;
  onClose: () => void;
};

/** One key, everything that is known of it, and what happened to it. */
export default function KeyDetails({ id, tab, tenantName, onTab, on, onClose }: Props) {
  const { data: k, error, isError, refetch } = useKey(id);
  return (
    <SidePanel
      title={
        <Group gap="sm" wrap="nowrap">
          {k && <ProviderMark provider={k.provider} size={30} />}
          <b>{k?.provider_name ?? '…'}</b>
        </Group>
      }
      size={620}
      onClose={onClose}
    >
      {isError && !k ? (
        <Failure title={t.problem.loadTitle(keyTexts.title)} error={error} onRetry={() => void refetch()} />
      ) : !k ? (
        <Skeleton h={300} role="status" aria-label={t.common.loading} />
      ) : (
        <Tabs value={tab} onChange={(next) => onTab(next as 'overview')} keepMounted={false}>
          <Tabs.List mb="lg">
            <Tabs.Tab value="overview">{d.overview}</Tabs.Tab>
            <Tabs.Tab value="history">{d.history}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="overview">
            <Overview k={k} tenant={tenantName(k.tenant_id)} on={on} />
          </Tabs.Panel>
          <Tabs.Panel value="history">
            <History id={id} />
          </Tabs.Panel>
        </Tabs>
      )}
    </SidePanel>
  );
}

function Overview({ k, tenant, on }: { k: ProviderKey; tenant: string; on: Props['on'] }) {
  const { writes } = useAccess();
  const state = keyState(k);
  return (
    <Stack gap="lg">
      {state.why && (
        <Alert color={state.tone === 'bad' ? 'red' : state.tone === 'warn' ? 'orange' : 'gray'} title={state.label}>
          {state.why}
          {k.next_probe_at && <p className={facts.note}>{d.nextProbe(absolute(k.next_probe_at))}</p>}
        </Alert>
      )}
      <Cooldowns of={k.id} />
      <dl className={facts.facts}>
        <dt>{keyTexts.status}</dt>
        <dd>
          <StatusBadge tone={state.tone} label={state.label} />
        </dd>
        <dt>{d.live}</dt>
        <dd>
          <Live k={k} />
        </dd>
        <dt>{keyTexts.tenant}</dt>
        <dd>{tenant}</dd>
        <dt>{d.secret}</dt>
        <dd>
          <LastFour last4={k.last4} />
          {k.previous_valid_until && (
            <p className={facts.note}>
              <Countdown until={k.previous_valid_until} text={d.previous} />
            </p>
          )}
        </dd>
        <dt>{keyTexts.columns.today}</dt>
        <dd>
          <UsageBar used={k.usage_today} limit={k.daily_limit} label={keyTexts.usageToday(k.provider_name)} />
        </dd>
        <dt>{keyTexts.columns.month}</dt>
        <dd>
          <UsageBar used={k.usage_month} limit={k.monthly_budget} label={keyTexts.usageMonth(k.provider_name)} />
        </dd>
        <dt>{keyTexts.columns.models}</dt>
        <dd>
          {k.models_enabled.includes('*')
            ? modelsText(k.models_enabled)
            : k.models_enabled.join(', ') || keyTexts.noModels}
        </dd>
        {k.endpoint && <Fact name={keyFormTexts.endpoint}>{k.endpoint}</Fact>}
        {k.region && <Fact name={keyFormTexts.region}>{k.region}</Fact>}
        {k.project_id && <Fact name={keyFormTexts.projectId}>{k.project_id}</Fact>}
        <dt>{keyTexts.columns.used}</dt>
        <dd>
          <When iso={k.last_used} />
        </dd>
        <dt>{d.tested}</dt>
        <dd>
          <When iso={k.last_tested} />
        </dd>
        <dt>{d.rotated}</dt>
        <dd>
          <When iso={k.rotated ?? k.created} />
        </dd>
        {k.expires_at && <Fact name={keyFormTexts.expiresAt}>{absolute(k.expires_at)}</Fact>}
        <Fact name={keyTexts.provider}>{PROVIDERS[k.provider].label}</Fact>
        <Fact name={d.version}>{String(k.version)}</Fact>
        <Fact name={d.fingerprint}>{k.fingerprint}</Fact>
        <Fact name={d.id}>{k.id}</Fact>
      </dl>
      {writes && (
        <Group gap="sm">
          <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => on.edit(k)}>
            {keyTexts.actions.edit}
          </Button>
          <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => on.rotate(k)}>
            {keyTexts.actions.rotate}
          </Button>
          {canRollBack(k) && (
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={16} aria-hidden />}
              onClick={() => on.rollback(k)}
            >
              {keyTexts.actions.rollback}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** On how many proxies this version is served, and which are still to follow. */
function Live({ k }: { k: ProviderKey }) {
  const { now, failed } = useConvergence(k.id, k.version);
  if (failed) return <>{convergenceTexts.unknown}</>;
  if (!now) return <>…</>;
  if (now.proxies === 0) return <>{d.noProxy}</>;
  return (
    <StatusBadge
      tone={now.pending.length ? 'warn' : 'good'}
      label={convergenceTexts.live(now.applied, now.proxies)}
      why={now.pending.length ? d.pending(now.pending.join(', ')) : null}
    />
  );
}
