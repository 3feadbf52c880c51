import { Skeleton, Text } from '@mantine/core';
import { Failure } from '../../components/States';
import { api } from '../../lib/http';
import { absolute } from '../../lib/time';
import { t } from '../../texts';
import { keyDetailTexts } from '../../texts/keyDetails';
import { actionText, outcomeText } from '../../lib/actions';
import classes from './History.module.css';

const PAGE_SIZE = 50;

/** What happened to a key, the latest first. */
export function History({ id }: { id: string }) {
  const params = { path: { id }, query: { limit: PAGE_SIZE } };
  const { data, error, isError, refetch } = api.useQuery('get', '/api/provider-keys/{id}/history', { params });
  if (isError && !data)
    return <Failure title={t.problem.loadTitle(keyDetailTexts.history)} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={240} role="status" aria-label={t.common.loading} />;
  if (!data.items.length) return <Text c="dimmed">{keyDetailTexts.historyNone}</Text>;
  return (
    <ol className={classes.history} aria-label={keyDetailTexts.history}>
      {data.items.map((e) => (
        <li key={e.id} data-outcome={e.outcome}>
          <b>{actionText(e.action)}</b>
          {e.outcome !== 'done' && <span>{outcomeText(e.outcome)}</span>}
          <p>
            {e.actor}, <time dateTime={e.at}>{absolute(e.at)}</time>
            {e.version != null && `, ${keyDetailTexts.versionOf(e.version)}`}
          </p>
          {e.reason && <p>{e.reason}</p>}
        </li>
      ))}
    </ol>
  );
}
