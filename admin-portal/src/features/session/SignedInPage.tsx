import { IconCircleCheck } from '@tabler/icons-react';
import { createLazyRoute } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Empty } from '../../components/States';
import { signedIn } from '../../lib/session';
import { t } from '../../texts';

export const Route = createLazyRoute('/signed-in')({ component: SignedInPage });

/** The end of a login in a tab of its own. */
function SignedInPage() {
  useEffect(() => signedIn.tell(), []);
  return (
    <Empty icon={<IconCircleCheck size={26} />} title={t.session.signedInTitle} text={t.session.signedInBody} page />
  );
}
