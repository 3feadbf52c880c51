import { Alert, Button, Group, Stack, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconDownload, IconShieldCheck, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import facts from '../../components/Facts.module.css';
import { SaveError } from '../../components/SaveError';
import text from '../../components/Text.module.css';
import type { AuditEvent } from '../../lib/api';
import { saveJson } from '../../lib/download';
import { absolute } from '../../lib/time';
import { auditTexts } from '../../texts/audit';
import { actionText } from '../../lib/actions';
import { Outcome } from './columns';
import classes from './Entry.module.css';
import { readKeys, readProof } from './queries';
import { type Verified, verify } from './verify';
import { SidePanel } from '../../components/SidePanel';

const a = auditTexts;

/** One entry with everything that was recorded, and its proof, verified in this browser. */
export default function Entry({ of: e, tenant, onClose }: { of: AuditEvent; tenant: string; onClose: () => void }) {
  const check = useMutation({
    mutationFn: async () => {
      const [proof, keys] = await Promise.all([readProof(e.seq!), readKeys()]);
      return verify(e as Record<string, unknown>, proof, keys);
    },
  });
  return (
    <SidePanel title={<b>{actionText(e.action)}</b>} onClose={onClose}>
      <Stack gap="lg">
        <dl className={facts.facts}>
          <dt>{a.columns.outcome}</dt>
          <dd>
            <Outcome of={e} />
          </dd>
          <Fact name={a.columns.at}>{absolute(e.at)}</Fact>
          <Fact name={a.columns.actor}>{e.actor}</Fact>
          <Fact name={a.columns.tenant}>{tenant}</Fact>
          <Fact name={a.object}>{e.object}</Fact>
          <Fact name={a.source}>{e.source}</Fact>
          {e.reason && <Fact name={a.reason}>{e.reason}</Fact>}
          {e.request_id && <Fact name={a.request}>{e.request_id}</Fact>}
          {e.seq != null && <Fact name={a.columns.seq}>{e.seq}</Fact>}
          <Changes name={a.before} fields={e.before} />
          <Changes name={a.after} fields={e.after} />
          <Changes name={a.detail} fields={e.detail} />
        </dl>
        {e.seq == null ? (
          <Alert color="gray">{a.pending}</Alert>
        ) : (
          <Group>
            <Button
              leftSection={<IconShieldCheck size={17} aria-hidden />}
              loading={check.isPending}
              onClick={() => check.mutate()}
            >
              {a.verify}
            </Button>
            <Button
              variant="default"
              leftSection={<IconDownload size={17} aria-hidden />}
              onClick={() => void readProof(e.seq!).then((proof) => saveJson(proof, `audit-proof-${e.seq}.json`))}
            >
              {a.downloadProof}
            </Button>
          </Group>
        )}
        <div role="status">{check.data && <Result of={check.data} />}</div>
        <SaveError error={check.error} title={a.verifyFailed} />
      </Stack>
    </SidePanel>
  );
}

function Fact({ name, children }: { name: string; children: string | number }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Fingerprints, never values: they show that a field changed and whether two values were equal. */
function Changes({ name, fields }: { name: string; fields: Record<string, unknown> }) {
  const entries = Object.entries(fields);
  if (!entries.length) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {entries.map(([field, value]) => (
          <div key={field}>
            {field} <span className={text.mono}>{typeof value === 'string' ? value : JSON.stringify(value)}</span>
          </div>
        ))}
      </dd>
    </>
  );
}

function Result({ of: { proof, checks } }: { of: Verified }) {
  const passed = checks.every((c) => c.passed);
  return (
    <Alert
      color={passed ? 'teal' : 'red'}
      title={passed ? a.verified : a.notVerified}
      icon={passed ? <IconShieldCheck /> : <IconX />}
    >
      <ul className={classes.checks}>
        {checks.map(({ check, passed: good }) => {
          const Icon = good ? IconCheck : IconX;
          return (
            <li key={check} data-passed={good}>
              <Icon size={16} aria-hidden />
              <span>
                {a.checks[check](proof.tree_size, absolute(proof.checkpoint.at))}
                <VisuallyHidden>: {good ? a.checkPassed : a.checkFailed}</VisuallyHidden>
              </span>
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
