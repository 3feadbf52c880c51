import { Alert, Button, Group, Progress, Text } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { ProviderMark } from '../../components/ProviderMark';
import { Empty } from '../../components/States';
import { StatusBadge } from '../../components/StatusBadge';
import type { TestProgress } from '../../lib/api';
import { testRunTexts, testTexts } from '../../texts/keyTests';
import '../../styles/tabs.css';
import classes from './TestRun.module.css';
import { testRun, useTestRun } from './testRun';
import { works } from './verdict';
import { SidePanel } from '../../components/SidePanel';

const r = testRunTexts;

/** The list of tested keys as it fills; closing it leaves the tests running. */
export default function TestRunDrawer({ onClose }: { onClose: () => void }) {
  const run = useTestRun();
  const failed = run?.results.filter(isFailed).length ?? 0;
  return (
    <SidePanel title={<b>{r.title}</b>} onClose={onClose}>
      {!run ? (
        <Empty icon={<IconPlugConnected size={26} />} title={r.none} text={r.noneBody} />
      ) : (
        <>
          <Group justify="space-between" mb="xs">
            <Text size="sm" role="status">
              {run.running ? r.running(run.results.length, run.total) : r.done(run.results.length, failed)}
            </Text>
            {run.running ? (
              <Button size="compact-sm" variant="default" onClick={testRun.stop}>
                {r.stop}
              </Button>
            ) : (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  testRun.clear();
                  onClose();
                }}
              >
                {r.clear}
              </Button>
            )}
          </Group>
          <Progress
            value={run.total ? (run.results.length / run.total) * 100 : run.running ? 0 : 100}
            color={failed ? 'red.8' : 'teal.8'}
            aria-label={r.title}
            mb="md"
          />
          {run.error && (
            <Alert color="red" role="alert" mb="md" title={testTexts.failedCall}>
              {run.error}
            </Alert>
          )}
          <ul className={classes.results} aria-label={r.results}>
            {run.results
              .toSorted((a, b) => Number(isFailed(b)) - Number(isFailed(a)))
              .map((p) => (
                <li key={p.id}>
                  <ProviderMark provider={p.provider} size={28} />
                  <div>
                    <b>{p.provider_name}</b>
                    <p>{p.verdict ? testTexts.advice[p.verdict] : p.detail}</p>
                  </div>
                  {isFailed(p) ? (
                    <StatusBadge tone={p.verdict ? 'bad' : 'warn'} label={p.verdict ? r.failed : r.untested} />
                  ) : (
                    <StatusBadge tone="good" label={r.works} />
                  )}
                </li>
              ))}
          </ul>
        </>
      )}
    </SidePanel>
  );
}

const isFailed = (p: TestProgress) => !p.verdict || !works(p.verdict);
