import { Burger } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useAsking } from '../lib/session';
import { t } from '../texts';
import { Account } from './Account';
import { Brand } from './Brand';
import { ColorSchemeToggle } from './ColorSchemeToggle';
import { Navigation } from './Navigation';
import classes from './Shell.module.css';

const LogInAgain = lazy(() => import('../features/session/LogInAgain'));

/** The navigation at the side of the page; where there is no room for it, behind a button above the page. */
export function Shell() {
  const asking = useAsking();
  const narrow = useMediaQuery('(max-width: 61.99em)', false, { getInitialValueInEffect: false });
  const [opened, { toggle, close }] = useDisclosure();
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        {t.nav.skip}
      </a>
      {narrow && (
        <header className={classes.header}>
          <Brand />
          <span className={classes.tools}>
            <ColorSchemeToggle />
            <Burger
              opened={opened}
              onClick={toggle}
              size="sm"
              aria-label={opened ? t.nav.closeMenu : t.nav.open}
              aria-expanded={opened}
            />
          </span>
        </header>
      )}
      {(!narrow || opened) && (
        <nav className={classes.navbar} aria-label={t.nav.label}>
          {!narrow && (
            <div className={classes.brand}>
              <Brand />
              <ColorSchemeToggle />
            </div>
          )}
          <div className={classes.links}>
            <Navigation onNavigate={close} />
          </div>
          <div className={classes.account}>
            <Account />
          </div>
        </nav>
      )}
      <main className={classes.main} id="main" tabIndex={-1}>
        <div className={classes.page}>
          <Outlet />
        </div>
      </main>
      <Suspense fallback={null}>{asking && <LogInAgain key={asking} why={asking} />}</Suspense>
    </div>
  );
}
