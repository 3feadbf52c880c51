import { Alert, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { TestResult } from '../../lib/api';
import { testTexts } from '../../texts/keyTests';
import classes from './TestVerdict.module.css';
import { type StepState, stepsOf, works } from './verdict';

const ICONS: Record<StepState, typeof IconCheck> = { done: IconCheck, failed: IconX, skipped: IconMinus };
const WORDS: Record<StepState, string> = {
  done: testTexts.stepDone,
  failed: testTexts.stepFailed,
  skipped: testTexts.stepSkipped,
};

export function TestVerdict({ result }: { result: TestResult }) {
  const good = works(result.verdict);
  const title = good
    ? result.verdict === 'ok'
      ? testTexts.connected(result.latency_ms)
      : testTexts.warned
    : testTexts.failed;
  return (
    <Alert
      color={good ? 'teal' : 'red'}
      icon={good ? <IconCheck /> : <IconAlertTriangle />}
      title={title}
      classNames={{ title: classes.title }}
    >
      <p className={classes.advice}>{testTexts.advice[result.verdict]}</p>
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
