import { Name } from '../../components/Name';
import { ProviderMark } from '../../components/ProviderMark';
import type { Column } from '../../components/RowList';
import text from '../../components/Text.module.css';
import type { Model, Price, Provider } from '../../lib/api';
import { usd } from '../../lib/money';
import { PROVIDERS } from '../../lib/providers';
import { modelTexts } from '../../texts/models';
import classes from './ModelsPage.module.css';

const c = modelTexts.columns;
type Rate = 'input' | 'cached_input' | 'output';

/** `prices` is null for people who may not see any. */
export function modelColumns(prices: Price[] | null): Column<Model>[] {
  const rate = (id: Rate, header: string): Column<Model> => ({
    id,
    header,
    width: 96,
    align: 'right',
    cell: (m) => <PriceCell of={priceOf(m, prices ?? [])} rate={id} />,
  });
  return [
    {
      id: 'model',
      header: c.model,
      cell: (m) => (
        <Name title={m.display_name}>
          <span className={text.mono}>{m.model}</span>
        </Name>
      ),
    },
    { id: 'providers', header: c.providers, width: 240, cell: (m) => <Providers of={m} /> },
    { id: 'context', header: c.context, width: 96, align: 'right', cell: (m) => tokens(m.context_window) },
    {
      id: 'longest',
      header: c.output,
      width: 130,
      align: 'right',
      from: 'wide',
      cell: (m) => tokens(m.max_output_tokens),
    },
    ...(prices ? [rate('input', c.input), rate('cached_input', c.cached), rate('output', c.out)] : []),
  ];
}

/** The general price in force now of the first provider that has one, in the catalogue's order. */
export function priceOf(model: Model, prices: Price[], now = new Date().toISOString()) {
  const general = prices
    .filter((p) => p.model === model.model && !p.tenant_id && !p.provider_key_id && p.effective_from <= now)
    .toSorted((a, b) => b.effective_from.localeCompare(a.effective_from));
  return model.routes.map((r) => general.find((p) => p.provider === r.provider)).find((p) => p !== undefined);
}

function Providers({ of }: { of: Model }) {
  const providers = [...new Set(of.routes.map((r) => r.provider))] as Provider[];
  return (
    <span className={classes.providers}>
      {providers.map((p) => (
        <span key={p}>
          <ProviderMark provider={p} size={22} />
          {PROVIDERS[p].label}
        </span>
      ))}
    </span>
  );
}

function PriceCell({ of, rate }: { of?: Price; rate: Rate }) {
  const amount = of?.per_million_tokens[rate];
  if (amount == null || (rate === 'cached_input' && Number(amount) === 0))
    return <span className={text.dim}>{rate === 'input' ? modelTexts.noPrice : '–'}</span>;
  return <span className={classes.price}>{usd(amount)}</span>;
}

const tokens = (n?: number) =>
  n ? <span className={text.num}>{modelTexts.tokens(n)}</span> : <span className={text.dim}>–</span>;
