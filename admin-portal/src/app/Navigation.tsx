import { Badge, NavLink, VisuallyHidden } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useTestRun } from '../features/provider-keys/testRun';
import { useFailingCount } from '../features/provider-keys/useFailingCount';
import { useAccess } from '../lib/access';
import { t } from '../texts';
import { testRunTexts } from '../texts/keyTests';
import { NAVIGATION } from './navigation';
import classes from './Shell.module.css';

export function Navigation({ onNavigate }: { onNavigate: () => void }) {
  const access = useAccess();
  const path = useLocation({ select: (l) => l.pathname });
  return NAVIGATION.map(({ title, pages }) => {
    const visible = pages.filter((p) => access.sees(p.id));
    if (!visible.length) return null;
    return (
      <div key={title} role="group" aria-label={title}>
        <div className={classes.section} aria-hidden>
          {title}
        </div>
        {visible.map(({ id, to, label, Icon }) => {
          const active = to === '/' ? path === '/' : path.startsWith(to);
          return (
            <NavLink
              key={to}
              renderRoot={(props) => <Link to={to as '/'} {...props} />}
              active={active}
              aria-current={active ? 'page' : undefined}
              label={label}
              leftSection={<Icon size={18} stroke={1.7} aria-hidden />}
              rightSection={id === 'provider-keys' && <KeysAside />}
              className={classes.navlink}
              onClick={onNavigate}
            />
          );
        })}
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
