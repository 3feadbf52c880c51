import { Button } from '@mantine/core';
import { t } from '../../texts';
import { Welcome } from './Welcome';

export function NoRole() {
  return (
    <Welcome title={t.session.noRoleTitle} text={t.session.noRoleBody}>
      <Button component="a" href="/auth/logout" fullWidth size="md" variant="default">
        {t.session.signOut}
      </Button>
    </Welcome>
  );
}
