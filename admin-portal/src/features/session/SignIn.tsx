import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { loginUrl } from '../../lib/session';
import { t } from '../../texts';
import { Welcome } from './Welcome';

export function SignIn() {
  return (
    <Welcome title={t.session.signInTitle} text={t.session.signInBody}>
      <Button component="a" href={loginUrl()} fullWidth size="md" rightSection={<IconArrowRight size={18} />}>
        {t.session.signIn}
      </Button>
    </Welcome>
  );
}
