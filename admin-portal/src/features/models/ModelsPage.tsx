import { ActionIcon, Alert, Button, Group, Menu } from '@mantine/core';
import { IconBox, IconCoin, IconDots, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { createLazyRoute, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Card, Filters } from '../../components/Card';
import { PageHeader } from '../../components/PageHeader';
import { RowList } from '../../components/RowList';
import { SearchInput } from '../../components/SearchInput';
import { Empty, Forbidden } from '../../components/States';
import { useAccess } from '../../lib/access';
import type { Model } from '../../lib/api';
import { useModels } from '../../lib/models';
import { useSearchUpdate } from '../../lib/useSearchUpdate';
import { t } from '../../texts';
import { keyTexts } from '../../texts/keys';
import { modelTexts } from '../../texts/models';
import { modelColumns } from './columns';
import { usePrices } from './queries';

const DeleteModel = lazy(() => import('./DeleteModel'));
const ModelDrawer = lazy(() => import('./ModelDrawer'));
const PriceDrawer = lazy(() => import('./PriceDrawer'));

export const Route = createLazyRoute('/models')({ component: Guarded });

function Guarded() {
  return useAccess().sees('models') ? <ModelsPage /> : <Forbidden />;
}

function ModelsPage() {
  const { q, edit, price } = useSearch({ from: '/models' });
  const update = useSearchUpdate<{ q?: string; edit?: string; price?: string }>();
  const { data, models, error, refetch } = useModels();
  const { seesPrices, platform } = useAccess();
  const prices = usePrices(seesPrices);
  const [asked, setAsked] = useState<Model>();
  const add = () => update({ edit: 'new' }, true);
  const edited = models.find((m) => m.model === edit);
  const priced = models.find((m) => m.model === price);
  const columns = useMemo(
    () => modelColumns(seesPrices ? (prices.data?.items ?? []) : null),
    [seesPrices, prices.data],
  );
  const wanted = q?.toLowerCase() ?? '';
  const rows = models.filter((m) => `${m.model} ${m.display_name}`.toLowerCase().includes(wanted));

  return (
    <>
      <PageHeader title={modelTexts.title} text={modelTexts.subtitle}>
        {platform && (
          <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={add}>
            {modelTexts.add}
          </Button>
        )}
      </PageHeader>
      {prices.error && (
        <Alert color="orange" role="alert" mb="md">
          {modelTexts.pricesFailed}
        </Alert>
      )}
      <Card label={modelTexts.title}>
        <Filters>
          <SearchInput
            label={modelTexts.search}
            placeholder={modelTexts.searchHint}
            value={q}
            onChange={(next) => update({ q: next })}
          />
        </Filters>
        <RowList
          label={modelTexts.title}
          columns={columns}
          rows={data && rows}
          rowKey={(m) => m.model}
          error={error}
          onRetry={() => void refetch()}
          summary={t.common.count(rows.length, modelTexts.one)}
          actions={
            platform
              ? (m) => (
                  <Actions
                    m={m}
                    onEdit={() => update({ edit: m.model }, true)}
                    onPrice={() => update({ price: m.model }, true)}
                    onDelete={() => setAsked(m)}
                  />
                )
              : undefined
          }
          empty={
            q ? (
              <Empty icon={<IconBox size={26} />} title={modelTexts.noMatchTitle} text={keyTexts.noMatchBody}>
                <Button variant="default" onClick={() => update({ q: undefined })}>
                  {t.common.clearFilters}
                </Button>
              </Empty>
            ) : (
              <Empty icon={<IconBox size={26} />} title={modelTexts.emptyTitle} text={modelTexts.emptyBody} />
            )
          }
        />
      </Card>
      <Suspense fallback={null}>
        {platform && (edit === 'new' || edited) && (
          <ModelDrawer key={edit} stored={edited} onClose={() => update({ edit: undefined }, true)} />
        )}
        {platform && priced && (
          <PriceDrawer
            key={price}
            of={priced}
            prices={prices.data?.items ?? []}
            onClose={() => update({ price: undefined }, true)}
          />
        )}
        {asked && <DeleteModel of={asked} onClose={() => setAsked(undefined)} />}
      </Suspense>
    </>
  );
}

type ActionProps = { m: Model; onEdit: () => void; onPrice: () => void; onDelete: () => void };

function Actions({ m, onEdit, onPrice, onDelete }: ActionProps) {
  return (
    <Group gap={2} wrap="nowrap" justify="flex-end">
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            c="dimmed"
            size={34}
            aria-label={t.common.actionsFor(m.display_name)}
          >
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCoin size={15} />} onClick={onPrice}>
            {modelTexts.setPrice}
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={onEdit}>
            {keyTexts.actions.edit}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="var(--mantine-color-error)" leftSection={<IconTrash size={15} />} onClick={onDelete}>
            {keyTexts.actions.delete}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
