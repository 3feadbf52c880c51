import { Alert } from '@mantine/core';
import facts from '../../components/Facts.module.css';
import { useNow } from '../../components/useNow';
import { remaining } from '../../lib/time';
import { keyDetailTexts } from '../../texts/keyDetails';
import { useCooldowns } from './queries';

const d = keyDetailTexts;

/** For which models LiteLLM leaves a key out after a failure, and for how much longer. */
export function Cooldowns({ of: id }: { of: string }) {
  const now = useNow();
  const held = useCooldowns(id).flatMap((c) => {
    const left = remaining(c.until, now);
    return left === null ? [] : [{ ...c, left }];
  });
  if (!held.length) return null;
  return (
    <Alert color="orange" title={d.cooldowns}>
      {held.map(({ model, proxy_id, left, http_status }) => (
        <p key={`${model} ${proxy_id}`} className={facts.note}>
          {d.cooldown(model, proxy_id, left, http_status)}
        </p>
      ))}
    </Alert>
  );
}
