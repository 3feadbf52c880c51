import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { createLazyRoute, Link, Navigate } from '@tanstack/react-router';
import { NAVIGATION } from '../../app/navigation';
import { PageHeader } from '../../components/PageHeader';
import { Forbidden } from '../../components/States';
import { useAccess } from '../../lib/access';
import { t } from '../../texts';
import { dashboardTexts } from '../../texts/dashboard';
import { Attention } from './Attention';
import classes from './Dashboard.module.css';
import { Figures } from './Figures';
import { SpendPerDay } from './SpendPerDay';
import { Tenants } from './Tenants';
import { TestAll } from './TestAll';
import { TopModels } from './TopModels';

export const Route = createLazyRoute('/')({ component: Guarded });

function Guarded() {
  const { sees } = useAccess();
  if (sees('dashboard')) return <DashboardPage />;
  const first = NAVIGATION.flatMap((s) => s.pages).find((p) => sees(p.id));
  return first ? <Navigate to={first.to} replace /> : <Forbidden />;
}

function DashboardPage() {
  const { sees, tenantId, writes } = useAccess();
  const keys = sees('provider-keys');
  return (
    <>
      <PageHeader title={t.nav.pages.dashboard} text={dashboardTexts.subtitle}>
        {writes && (
          <>
            <TestAll />
            <Button component={Link} to="/provider-keys?edit=new" leftSection={<IconPlus size={17} aria-hidden />}>
              {dashboardTexts.addKey}
            </Button>
          </>
        )}
      </PageHeader>
      <Figures />
      <div className={classes.columns} data-single={!keys || undefined}>
        <SpendPerDay />
        {keys && <Attention />}
      </div>
      <div className={classes.halves}>
        {!tenantId && sees('tenants') && <Tenants />}
        <TopModels />
      </div>
    </>
  );
}
