import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { usePortal, violations } from '../test/portal';
import { t } from '../texts';
import { dashboardTexts } from '../texts/dashboard';
import { keyTexts } from '../texts/keys';
import { proxyTexts } from '../texts/proxies';
import { tenantTexts } from '../texts/tenants';
import { usageTexts } from '../texts/usage';
import { virtualKeyTexts } from '../texts/virtualKeys';
import { auditTexts } from '../texts/audit';
import { webhookTexts } from '../texts/webhooks';
import { priceTexts } from '../texts/prices';
import { modelTexts } from '../texts/models';
import { reportTexts } from '../texts/reports';
import { lastMonths, monthName } from '../lib/time';

const portal = usePortal();

it.each([
  ['/virtual-keys', virtualKeyTexts.title],
  ['/tenants', tenantTexts.title],
  ['/models', modelTexts.title],
  ['/proxies', proxyTexts.title],
  ['/audit', auditTexts.title],
  ['/webhooks', webhookTexts.title],
  ['/reports', reportTexts.table(monthName(lastMonths(1)[0]!))],
])('%s lists what there is', async (url, name) => {
  portal.open(url);
  const table = await screen.findByRole('table', { name });
  expect(within(table).getAllByRole('row').length).toBeGreaterThan(1);
});

it('the dashboard shows spend and what needs attention', async () => {
  portal.open('/?view=table');
  expect(await screen.findByRole('table', { name: dashboardTexts.perDay })).toBeInTheDocument();
  expect(await screen.findByRole('heading', { name: dashboardTexts.attention })).toBeInTheDocument();
});

it('an address that leads nowhere says so', async () => {
  portal.open('/nowhere');
  expect(await screen.findByRole('heading', { level: 1, name: t.problem.notFoundTitle })).toBeInTheDocument();
  expect(document.title).toBe(t.app.title(t.problem.notFoundTitle));
});

it('an auditor starts at the first page there is for the role', async () => {
  const { router } = portal.open('/', { roles: ['auditor'] });
  await screen.findByRole('heading', { name: keyTexts.title });
  expect(router.state.location.pathname).toBe('/provider-keys');
});

it('a new virtual key shows its token once, and snippets without it', async () => {
  const user = userEvent.setup({ delay: null });
  const { backend, router } = portal.open('/virtual-keys?edit=new', { roles: ['tenant_admin'] });
  const dialog = within(await screen.findByRole('dialog', { name: virtualKeyTexts.formTitle }));
  await user.type(dialog.getByLabelText(new RegExp(virtualKeyTexts.name)), 'support-bot');
  await user.click(dialog.getByRole('button', { name: virtualKeyTexts.submit }));
  const token = (await screen.findByLabelText(virtualKeyTexts.tokenLabel)).textContent!;
  expect(token).toMatch(/^cf-/);
  expect(screen.getByLabelText(virtualKeyTexts.curl)).toHaveTextContent('Bearer $CF_API_KEY');
  await user.click(screen.getByRole('button', { name: virtualKeyTexts.closeToken }));
  await vi.waitFor(() => expect(router.state.location.search).toEqual({}));
  expect(document.documentElement.outerHTML).not.toContain(token);
  expect(backend.db.virtualKeys[0]).toMatchObject({ name: 'support-bot', models_allowed: ['*'] });
});

it('a report is grouped as chosen and downloaded as CSV', async () => {
  const user = userEvent.setup({ delay: null });
  const { backend, router } = portal.open('/reports?by=tenant');
  URL.createObjectURL = vi.fn(() => 'blob:csv');
  URL.revokeObjectURL = vi.fn();
  await screen.findAllByRole('row');
  await user.click(screen.getByRole('checkbox', { name: reportTexts.groups.model }));
  await vi.waitFor(() => expect(router.state.location.search).toEqual({ by: 'tenant,model' }));
  await user.click(screen.getByRole('button', { name: reportTexts.csv }));
  await vi.waitFor(() => expect(URL.createObjectURL).toHaveBeenCalled());
  const csv = backend.db.calls.find((c) => c.query.get('format') === 'csv')!;
  expect(csv.query.get('group_by')).toBe('tenant,model');
  expect(csv.headers.get('accept')).toBe('text/csv');
});

it('an entry of the audit log is verified here, and its proof can be taken along', async () => {
  const user = userEvent.setup({ delay: null });
  const { backend } = portal.open('/audit?outcome=refused');
  URL.createObjectURL = vi.fn(() => 'blob:proof');
  URL.revokeObjectURL = vi.fn();
  const table = await screen.findByRole('table', { name: auditTexts.title });
  await user.click(within(table).getAllByRole('button')[0]!);
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(await dialog.findByRole('button', { name: auditTexts.verify }));
  const result = await dialog.findByRole('alert');
  expect(within(result).getAllByText(`: ${auditTexts.checkPassed}`)).toHaveLength(3);
  expect(result).toHaveTextContent(auditTexts.notVerified);
  expect(await violations()).toEqual([]);
  await user.click(dialog.getByRole('button', { name: auditTexts.downloadProof }));
  await vi.waitFor(() => expect(URL.createObjectURL).toHaveBeenCalled());

  backend.db.audit.entries.forEach((e: { actor: string }) => (e.actor = 'somebody else'));
  await user.click(dialog.getByRole('button', { name: auditTexts.verify }));
  await vi.waitFor(() => expect(dialog.getAllByText(`: ${auditTexts.checkFailed}`).length).toBeGreaterThan(1));
});

it('a new webhook shows its signing secret once', async () => {
  const user = userEvent.setup({ delay: null });
  const { backend } = portal.open('/webhooks?edit=new', { roles: ['tenant_admin'] });
  const dialog = within(await screen.findByRole('dialog', { name: webhookTexts.addTitle }));
  await user.type(dialog.getByLabelText(new RegExp(webhookTexts.url)), 'https://acme.example/hook');
  await user.click(dialog.getByRole('checkbox', { name: webhookTexts.events['key.rotated'].name }));
  await user.click(dialog.getByRole('button', { name: webhookTexts.add }));
  const secret = (await screen.findByLabelText(webhookTexts.secret)).textContent!;
  await user.click(screen.getByRole('button', { name: virtualKeyTexts.closeToken }));
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(document.documentElement.outerHTML).not.toContain(secret);
  expect(backend.db.webhooks[0]).toMatchObject({
    tenant_id: backend.db.me.tenant_id,
    events: expect.not.arrayContaining(['key.rotated']),
  });
});

it('usage is shown by hour and by part, as chart or as table', async () => {
  const user = userEvent.setup({ delay: null });
  portal.open('/usage?view=table&by=model');
  const days = await screen.findByRole('table', { name: usageTexts.chartTitle(usageTexts.measures.cost, false) });
  expect(within(days).getAllByRole('row')).toHaveLength(31);
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole('radio', { name: usageTexts.ranges['1d'] }));
  const hours = await screen.findByRole('table', { name: usageTexts.chartTitle(usageTexts.measures.cost, true) });
  expect(within(hours).getAllByRole('row')).toHaveLength(25);
});

it('a model is added with its route, and gets a price', async () => {
  const user = userEvent.setup({ delay: null });
  const { backend } = portal.open('/models?edit=new');
  const dialog = within(await screen.findByRole('dialog', { name: modelTexts.addTitle }));
  await user.type(dialog.getByLabelText(new RegExp(`^${modelTexts.name}`)), 'gpt-9');
  await user.type(dialog.getByLabelText(new RegExp(modelTexts.displayName)), 'GPT-9');
  await user.type(dialog.getByLabelText(/Context/), '400000');
  await user.type(dialog.getByLabelText(modelTexts.routeModel('OpenAI')), 'openai/gpt-9');
  await user.click(dialog.getByRole('button', { name: modelTexts.add }));
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(backend.db.models.at(-1)).toMatchObject({
    model: 'gpt-9',
    context_window: 400000,
    routes: [{ provider: 'openai', litellm_model: 'openai/gpt-9' }],
  });

  await user.click(await screen.findByRole('button', { name: t.common.actionsFor('GPT-9') }));
  await user.click(await screen.findByRole('menuitem', { name: modelTexts.setPrice }));
  const prices = within(await screen.findByRole('dialog', { name: priceTexts.title('GPT-9') }));
  await user.type(prices.getByLabelText(new RegExp(`^${priceTexts.rates.input}`)), '2.5');
  await user.type(prices.getByLabelText(new RegExp(`^${priceTexts.rates.output}`)), '10');
  await user.click(prices.getByRole('button', { name: priceTexts.submit }));
  await vi.waitFor(() =>
    expect(backend.db.prices.at(-1)).toMatchObject({
      model: 'gpt-9',
      per_million_tokens: { input: '2.5', output: '10' },
    }),
  );
});
