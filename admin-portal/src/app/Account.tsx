import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconLogout, IconSelector } from '@tabler/icons-react';
import { useAccess } from '../lib/access';
import { t } from '../texts';
import classes from './Shell.module.css';

/** "Mira Petrov" → "MP". */
const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();

export function Account() {
  const { me, role } = useAccess();
  return (
    <Menu position="top-start" width="target">
      <Menu.Target>
        <UnstyledButton className={classes.person}>
          <VisuallyHidden>{t.session.account}</VisuallyHidden>
          <span className={classes.initials} aria-hidden>
            {initials(me.name)}
          </span>
          <span className={classes.personText}>
            <b>{me.name}</b>
            <small>{role ? t.session.roles[role] : me.email}</small>
          </span>
          <IconSelector size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {me.email && <Menu.Label>{me.email}</Menu.Label>}
        <Menu.Item component="a" href="/auth/logout" leftSection={<IconLogout size={16} />}>
          {t.session.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
