import { Alert, Button } from '@mantine/core';
import { IconBox } from '@tabler/icons-react';
import { createLazyRoute, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Card, Filters } from '../../components/Card';
import { PageHeader } from '../../components/PageHeader';
import { RowList } from '../../components/RowList';
import { SearchInput } from '../../components/SearchInput';
import { Empty, Forbidden } from '../../components/States';
import { useAccess } from '../../lib/access';
import { api } from '../../lib/http';
import { useModels } from '../../lib/models';
import { useSearchUpdate } from '../../lib/useSearchUpdate';
import { t } from '../../texts';
import { modelColumns } from './columns';
import classes from './ModelsPage.module.css';

export const Route = createLazyRoute('/models')({ component: Guarded });

function Guarded() {
  return useAccess().sees('models') ? <ModelsPage /> : <Forbidden />;
}

function ModelsPage() {
  const { q } = useSearch({ from: '/models' });
  const update = useSearchUpdate<{ q?: string }>();
  const { data, models, error, refetch } = useModels();
  const { seesPrices } = useAccess();
  const prices = api.useQuery('get', '/api/prices', {}, { staleTime: 5 * 60_000, enabled: seesPrices });
  const columns = useMemo(
    () => modelColumns(seesPrices ? (prices.data?.items ?? []) : null),
    [seesPrices, prices.data],
  );
  const wanted = q?.toLowerCase() ?? '';
  const rows = models.filter((m) => `${m.model} ${m.display_name}`.toLowerCase().includes(wanted));

  return (
    <>
      <PageHeader title={t.models.title} text={t.models.subtitle} />
      {prices.error && (
        <Alert color="orange" role="alert" mb="md">
          {t.models.pricesFailed}
        </Alert>
      )}
      <Card label={t.models.title}>
        <Filters>
          <SearchInput
            label={t.models.search}
            placeholder={t.models.searchHint}
            value={q}
            onChange={(next) => update({ q: next })}
          />
        </Filters>
        <div className={classes.rows}>
          <RowList
            label={t.models.title}
            columns={columns}
            rows={data && rows}
            rowKey={(m) => m.model}
            error={error}
            onRetry={() => void refetch()}
            summary={t.common.count(rows.length, t.models.one)}
            empty={
              q ? (
                <Empty icon={<IconBox size={26} />} title={t.models.noMatchTitle} text={t.keys.noMatchBody}>
                  <Button variant="default" onClick={() => update({ q: undefined })}>
                    {t.common.clearFilters}
                  </Button>
                </Empty>
              ) : (
                <Empty icon={<IconBox size={26} />} title={t.models.emptyTitle} text={t.models.emptyBody} />
              )
            }
          />
        </div>
      </Card>
    </>
  );
}
