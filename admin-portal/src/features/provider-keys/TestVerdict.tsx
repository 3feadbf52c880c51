import { Alert, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { TestResult } from '../../lib/api';
import { t } from '../../texts';
import classes from './TestVerdict.module.css';
import { type StepState, stepsOf, works } from './verdict';

const ICONS: Record<StepState, typeof IconCheck> = { done: IconCheck, failed: IconX, skipped: IconMinus };
const WORDS: Record<StepState, string> = {
  done: t.test.stepDone,
  failed: t.test.stepFailed,
  skipped: t.test.stepSkipped,
};

export function TestVerdict({ result }: { result: TestResult }) {
  const good = works(result.verdict);
  const title = good ? (result.verdict === 'ok' ? t.test.connected(result.latency_ms) : t.test.warned) : t.test.failed;
  return (
    <Alert
      color={good ? 'teal' : 'red'}
      icon={good ? <IconCheck /> : <IconAlertTriangle />}
      title={title}
      classNames={{ title: classes.title }}
    >
      <p className={classes.advice}>{t.test.advice[result.verdict]}</p>
      <ul className={classes.steps}>
        {stepsOf(result.verdict).map(({ name, state }) => {
          const Icon = ICONS[state];
          return (
            <li key={name} data-state={state}>
              <Icon size={13} aria-hidden />
              {name}
              <VisuallyHidden>: {WORDS[state]}</VisuallyHidden>
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
