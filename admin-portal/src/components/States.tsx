import { Alert, Button, Stack, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconMapOff, IconMoodSad } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { messageOf, statusOf } from '../lib/problem';
import { t } from '../texts';
import classes from './States.module.css';
import { useTitle } from './useTitle';

type Message = { icon: ReactNode; title: string; text: string; children?: ReactNode; page?: boolean };

/** Says why there is nothing; with `page` it is all that the page has to say. */
export function Empty({ icon, title, text, children, page = false }: Message) {
  const Heading = page ? 'h1' : 'h2';
  useTitle(page ? title : undefined);
  return (
    <Stack className={classes.empty} align="center" gap={6}>
      <ThemeIcon size={52} radius={16} variant="light" color="gray" mb={8} aria-hidden>
        {icon}
      </ThemeIcon>
      <Heading>{title}</Heading>
      <p>{text}</p>
      {children}
    </Stack>
  );
}

/** A failed load: says why in the service's own words and offers what helps. */
export function Failure({ title, error, onRetry }: { title: string; error: unknown; onRetry?: () => void }) {
  if (statusOf(error) === 403) return <Forbidden />;
  return (
    <Alert color="red" role="alert" title={title} icon={<IconAlertTriangle />} className={classes.failure}>
      <p>{messageOf(error)}</p>
      {onRetry && (
        <Button size="compact-md" variant="default" onClick={onRetry}>
          {t.common.retry}
        </Button>
      )}
    </Alert>
  );
}

export function Forbidden() {
  return <Empty icon={<IconLock size={26} />} title={t.problem.forbiddenTitle} text={t.problem.forbiddenBody} />;
}

export function NotFound() {
  return (
    <Empty icon={<IconMapOff size={26} />} title={t.problem.notFoundTitle} text={t.problem.notFoundBody} page>
      <Button component={Link} to="/" variant="default" mt="sm">
        {t.problem.toStart}
      </Button>
    </Empty>
  );
}

export function Crash() {
  return (
    <Empty icon={<IconMoodSad size={26} />} title={t.problem.crashTitle} text={t.problem.crashBody} page>
      <Button variant="default" mt="sm" onClick={() => window.location.reload()}>
        {t.session.reload}
      </Button>
    </Empty>
  );
}
