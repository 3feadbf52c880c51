import { Badge, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTestRun } from '../features/provider-keys/testRun';
import { useFailingCount } from '../features/provider-keys/useFailingCount';
import { useAccess } from '../lib/access';
import { t } from '../texts';
import { testRunTexts } from '../texts/keyTests';
import { NAVIGATION } from './navigation';
import classes from './Shell.module.css';

export function Navigation({ onNavigate }: { onNavigate: () => void }) {
  const access = useAccess();
  return NAVIGATION.map(({ title, pages }) => {
    const visible = pages.filter((p) => access.sees(p.id));
    if (!visible.length) return null;
    return (
      <div key={title} role="group" aria-label={title}>
        <div className={classes.section} aria-hidden>
          {title}
        </div>
        {visible.map(({ id, to, label, Icon }) => (
          <Link
            key={to}
            to={to as '/'}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            className={classes.link}
            onClick={onNavigate}
          >
            <Icon size={18} stroke={1.7} aria-hidden />
            <span>{label}</span>
            {id === 'provider-keys' && <KeysAside />}
          </Link>
        ))}
      </div>
    );
  });
}

function KeysAside() {
  const run = useTestRun();
  return run?.running ? (
    <span className={classes.tests}>{testRunTexts.short(run.results.length, run.total)}</span>
  ) : (
    <FailingBadge />
  );
}

function FailingBadge() {
  const count = useFailingCount();
  if (!count) return null;
  return (
    <>
      <Badge size="sm" color="red.8" circle={count.length < 2} aria-hidden>
        {count}
      </Badge>
      <VisuallyHidden>{t.nav.failing(count)}</VisuallyHidden>
    </>
  );
}
