import { Center, Loader } from '@mantine/core';
import { type ReactNode, useEffect, useMemo } from 'react';
import { Failure } from '../../components/States';
import { AccessContext, accessOf } from '../../lib/access';
import { api } from '../../lib/http';
import { statusOf } from '../../lib/problem';
import { session } from '../../lib/session';
import { t } from '../../texts';
import { NoRole } from './NoRole';
import { SignIn } from './SignIn';

/** Nothing of the portal is drawn before it is known who looks at it. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data: me, error, isPending, refetch } = api.useQuery('get', '/api/me', {}, { staleTime: Infinity });
  const access = useMemo(() => me && accessOf(me), [me]);
  useEffect(() => {
    if (me) session.begin(me);
  }, [me]);

  if (access) {
    if (!access.role) return <NoRole />;
    return <AccessContext value={access}>{children}</AccessContext>;
  }
  if (isPending) {
    return (
      <Center mih="100vh">
        <Loader role="status" aria-label={t.common.loading} />
      </Center>
    );
  }
  if (statusOf(error) === 401) return <SignIn />;
  return (
    <Center mih="100vh" p="md">
      <Failure title={t.session.unreachableTitle} error={error} onRetry={() => void refetch()} />
    </Center>
  );
}
