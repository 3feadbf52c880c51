import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { usePortal, violations } from '../../test/portal';
import { t } from '../../texts';
import { convergenceTexts } from '../../texts/convergence';
import { testRunTexts } from '../../texts/keyTests';
import { keyTexts } from '../../texts/keys';
import { keyDetailTexts } from '../../texts/keyDetails';

const portal = usePortal();
const table = () => screen.findByRole('table', { name: keyTexts.title });

describe('the list of provider keys', () => {
  it('is read a page at a time, with the filters of its address', async () => {
    const { backend, router } = portal.open('/provider-keys?status=error');
    const failing = backend.db.keys.filter((k) => k.status === 'error').length;
    expect(within(await table()).getAllByRole('row')).toHaveLength(failing + 1);

    await userEvent.click(screen.getByRole('radio', { name: keyTexts.statuses.inactive }));
    await waitFor(() => expect(router.state.location.search).toEqual({ status: 'inactive' }));
  });

  it('stays small with 10,000 keys, and reads them a page at a time', async () => {
    const { backend } = portal.open('/provider-keys', { keys: 10_000 });
    const pages = () =>
      backend.db.calls.filter(
        (c) => c.path === '/api/provider-keys' && c.query.get('limit') === '100' && !c.query.get('status'),
      );
    await table();
    expect(pages()).toHaveLength(1);
    // By text and selector: finding by role computes the names of some thousand elements.
    await userEvent.click(screen.getByText(t.common.loadMore));
    expect(await screen.findAllByText(keyTexts.loaded(200, true))).not.toHaveLength(0);
    expect(pages()).toHaveLength(2);
    expect(document.querySelectorAll('tr[aria-rowindex]')).toHaveLength(100);
  });

  it('tells no match from nothing yet', async () => {
    const { view } = portal.open('/provider-keys?q=nothing-like-this');
    await userEvent.click(await screen.findByRole('button', { name: t.common.clearFilters }));
    await table();
    view.unmount();
    portal.open('/provider-keys', { keys: 0 });
    expect(await screen.findByText(keyTexts.emptyTitle)).toBeInTheDocument();
  });

  it('says why it could not be loaded', async () => {
    portal.open('/provider-keys');
    portal.server.use(
      http.get('*/api/provider-keys', () => HttpResponse.json({ detail: 'The database is away.' }, { status: 503 })),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('The database is away.');
  });

  it('is not for finance, and read-only for an auditor', async () => {
    const { view } = portal.open('/provider-keys', { roles: ['finance'] });
    expect(await screen.findByText(t.problem.forbiddenTitle)).toBeInTheDocument();
    view.unmount();
    portal.open('/provider-keys', { roles: ['auditor'] });
    await table();
    expect(screen.queryByRole('button', { name: keyTexts.add })).toBeNull();
  });

  it('shows the number of failing keys beside its entry', async () => {
    const { backend } = portal.open('/provider-keys');
    await table();
    const failing = backend.db.keys.filter((k) => k.status === 'error').length;
    expect(await screen.findByText(t.nav.failing(String(failing)))).toBeInTheDocument();
  });

  it('sends a delete only when the time to undo is over', async () => {
    // Time goes by turns of the event loop, so that a slow machine does not use it up.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    onTestFinished(() => void vi.useRealTimers());
    const { backend } = portal.open('/provider-keys');
    const first = backend.db.keys[0]!;
    const deleted = () => backend.db.calls.filter((c) => c.method === 'DELETE').length;
    await table();
    await userEvent.click(screen.getByRole('button', { name: t.common.actionsFor(first.provider_name) }));
    await userEvent.click(await screen.findByRole('menuitem', { name: keyTexts.actions.delete }));
    const dialog = await screen.findByRole('dialog', { name: keyTexts.deleteTitle(first.provider_name) });
    await userEvent.click(within(dialog).getByRole('button', { name: t.common.delete }));
    await userEvent.click(await screen.findByRole('button', { name: t.common.undo }));
    expect(deleted()).toBe(0);
    expect(backend.db.keys[0]).toBe(first);
  });

  it('tests all keys of a tenant; the tests go on when their list is closed, and come back', async () => {
    const { backend, router } = portal.open('/provider-keys', { roles: ['tenant_admin'] });
    await table();
    const own = backend.db.keys.filter((k) => k.tenant_id === backend.db.me.tenant_id);
    const failing = own.filter((k) => k.status === 'error').length;
    await userEvent.click(screen.getByRole('button', { name: keyTexts.testAll }));
    const drawer = await screen.findByRole('dialog', { name: testRunTexts.title });
    expect(await within(drawer).findByText(testRunTexts.done(own.length, failing))).toBeInTheDocument();
    await userEvent.click(within(drawer).getByRole('button', { name: t.common.close }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));

    await userEvent.click(screen.getByRole('button', { name: testRunTexts.show }));
    const again = await screen.findByRole('dialog', { name: testRunTexts.title });
    expect(within(again).getAllByRole('listitem')).toHaveLength(own.length);
    expect(await violations()).toEqual([]);
    await userEvent.click(within(again).getByRole('button', { name: testRunTexts.clear }));
    expect(await screen.findByRole('button', { name: keyTexts.testAll })).toBeInTheDocument();
  });

  it('shows what LiteLLM leaves out, in the list and, counted down, on the key', async () => {
    const { backend } = portal.open('/provider-keys');
    const key = backend.db.keys.find((k) => k.status === 'active')!;
    const since = new Date().toISOString();
    const until = new Date(Date.now() + 3_600_000).toISOString();
    backend.db.cooldowns.push({ key_id: key.id, model: 'gpt-5', proxy_id: 'litellm-2', http_status: 429, since, until });
    await table();
    expect(await screen.findByText(`: ${keyTexts.cooldownWhy('gpt-5', 'litellm-2', 429)}`)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: key.provider_name }));
    const drawer = within(await screen.findByRole('dialog', { name: key.provider_name }));
    const held = await drawer.findByRole('alert', { name: keyDetailTexts.cooldowns });
    expect(held).toHaveTextContent(/gpt-5 on litellm-2, for another .+, after HTTP 429/);
    expect(await violations()).toEqual([]);
  });

  it('shows a key and its history, at an address of its own', async () => {
    const { backend, router } = portal.open('/provider-keys');
    const key = backend.db.keys[0]!;
    await table();
    await userEvent.click(screen.getByRole('button', { name: key.provider_name }));
    const drawer = within(await screen.findByRole('dialog', { name: key.provider_name }));
    expect(await drawer.findByText(convergenceTexts.live(3, 3))).toBeInTheDocument();
    await userEvent.click(drawer.getByRole('tab', { name: keyDetailTexts.history }));
    await waitFor(() => expect(router.state.location.search).toEqual({ view: key.id, tab: 'history' }));
    expect(await drawer.findByRole('list', { name: keyDetailTexts.history })).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });
});
