import { AppShell, Burger, Group, ScrollArea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
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

export function Shell() {
  const asking = useAsking();
  const [opened, { toggle, close }] = useDisclosure();
  return (
    <AppShell
      header={{ height: { base: 56, md: 0 } }}
      navbar={{ width: 248, breakpoint: 'md', collapsed: { mobile: !opened } }}
      padding={0}
    >
      <a href="#main" className={classes.skip}>
        {t.nav.skip}
      </a>
      <AppShell.Header className={classes.header} hiddenFrom="md">
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Brand />
          <Group gap="xs" wrap="nowrap">
            <ColorSchemeToggle />
            <Burger
              opened={opened}
              onClick={toggle}
              size="sm"
              aria-label={opened ? t.nav.closeMenu : t.nav.open}
              aria-expanded={opened}
            />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} aria-label={t.nav.label}>
        <AppShell.Section className={classes.brand} visibleFrom="md">
          <Brand />
          <ColorSchemeToggle />
        </AppShell.Section>
        <AppShell.Section grow component={ScrollArea} type="auto" px="xs">
          <Navigation onNavigate={close} />
        </AppShell.Section>
        <AppShell.Section className={classes.account}>
          <Account />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main className={classes.main} id="main" tabIndex={-1}>
        <div className={classes.page}>
          <Outlet />
        </div>
      </AppShell.Main>
      <Suspense fallback={null}>{asking && <LogInAgain key={asking} why={asking} />}</Suspense>
    </AppShell>
  );
}
