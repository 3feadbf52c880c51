import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { nonce } from '../lib/nonce';
import { statusOf } from '../lib/problem';
import { cssVariablesResolver, theme } from './theme';

const Toasts = lazy(() => import('./Toasts'));

/** An answer below 500 will not change by asking again. */
const retry = (failures: number, error: unknown) => {
  const status = statusOf(error) ?? 0;
  return failures < 2 && (status === 0 || status >= 500);
};

export function Providers({ children, testing = false }: { children: ReactNode; testing?: boolean }) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, retry: testing ? false : retry } } }),
  );
  return (
    <QueryClientProvider client={client}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
        env={testing ? 'test' : 'default'}
      >
        <Suspense fallback={null}>
          <Toasts />
        </Suspense>
        {children}
      </MantineProvider>
    </QueryClientProvider>
  );
}
