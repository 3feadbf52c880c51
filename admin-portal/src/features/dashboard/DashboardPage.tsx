import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { PageHeader } from '../../components/PageHeader';
import { Forbidden } from '../../components/States';
import { useAccess } from '../../lib/access';
import { t } from '../../texts';
import { Attention } from './Attention';
import classes from './Dashboard.module.css';
import { Figures } from './Figures';
import { SpendPerDay } from './SpendPerDay';
import { TopModels } from './TopModels';

export const Route = createLazyRoute('/')({ component: Guarded });

function Guarded() {
  return useAccess().sees('dashboard') ? <DashboardPage /> : <Forbidden />;
}

function DashboardPage() {
  const { sees, writesKeys } = useAccess();
  const keys = sees('provider-keys');
  return (
    <>
      <PageHeader title={t.nav.pages.dashboard} text={t.dashboard.subtitle}>
        {writesKeys && (
          <Button component={Link} to="/provider-keys?edit=new" leftSection={<IconPlus size={17} aria-hidden />}>
            {t.dashboard.addKey}
          </Button>
        )}
      </PageHeader>
      <Figures />
      <div className={classes.columns} data-single={!keys || undefined}>
        <SpendPerDay />
        {keys && <Attention />}
      </div>
      <TopModels />
    </>
  );
}
