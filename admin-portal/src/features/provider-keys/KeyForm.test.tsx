import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { usePortal, violations } from '../../test/portal';
import { t } from '../../texts';
import { conflictTexts } from '../../texts/conflict';
import { convergenceTexts } from '../../texts/convergence';
import { testTexts } from '../../texts/keyTests';
import { keyTexts } from '../../texts/keys';
import { keyFormTexts } from '../../texts/keyForm';

const portal = usePortal();
const f = keyFormTexts;
const SECRET = ['sk', 'the-secret-of-this-test'].join('-');

async function form(name: string = f.addTitle) {
  return within(await screen.findByRole('dialog', { name }));
}

/** Everything that a script of the page could still read. */
function readable() {
  const inputs = [...document.querySelectorAll('input, textarea')].map((e) => (e as HTMLInputElement).value);
  return [
    document.documentElement.outerHTML,
    ...inputs,
    JSON.stringify(localStorage),
    JSON.stringify(sessionStorage),
  ].join('\n');
}

describe('the form of a provider key', () => {
  it('tests, saves, says where it is live, and keeps no secret', async () => {
    const user = userEvent.setup({ delay: null });
    const { backend } = portal.open('/provider-keys?edit=new', { roles: ['tenant_admin'] });
    const dialog = await form();
    await user.type(dialog.getByLabelText(new RegExp(f.name)), 'openai-new');
    await user.type(dialog.getByLabelText(new RegExp(`^${f.apiKey}`)), SECRET);
    await user.click(dialog.getByRole('button', { name: f.test }));
    expect(await dialog.findByText(testTexts.connected(312))).toBeInTheDocument();
    expect(await violations()).toEqual([]);

    await user.click(dialog.getByRole('button', { name: keyTexts.add }));
    expect(await dialog.findByText(f.savedTitle('openai-new'))).toBeInTheDocument();
    await waitFor(() => expect(dialog.getByRole('status')).toHaveTextContent(`${convergenceTexts.live(3, 3)}, `));

    const call = backend.db.calls.find((c) => c.method === 'POST' && c.path === '/api/provider-keys')!;
    expect(call.body).toMatchObject({
      api_key: SECRET,
      tenant_id: backend.db.me.tenant_id,
      models_enabled: ['*'],
      daily_limit: null,
    });
    expect(call.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(call.headers.get('x-csrf-token')).toBe('csrf-1');
    expect(readable()).not.toContain(SECRET);
  });

  it('explains a wrong prefix before any call', async () => {
    const user = userEvent.setup({ delay: null });
    const { backend } = portal.open('/provider-keys?edit=new');
    const dialog = await form();
    await user.click(dialog.getByRole('radio', { name: 'Anthropic' }));
    await user.type(dialog.getByLabelText(new RegExp(`^${f.apiKey}`)), 'sk-0123456789');
    await user.click(dialog.getByRole('button', { name: f.test }));
    expect(await dialog.findByText(f.errors.anthropic)).toBeInTheDocument();
    expect(backend.db.calls.some((c) => c.path.endsWith('/test'))).toBe(false);
  });

  it('fills itself from pasted .env lines', async () => {
    const user = userEvent.setup({ delay: null });
    portal.open('/provider-keys?edit=new');
    const dialog = await form();
    await user.click(dialog.getByLabelText(new RegExp(f.name)));
    await user.paste(`AWS_ACCESS_KEY_ID=AKIA${'X'.repeat(16)}\nAWS_SECRET_ACCESS_KEY=abc\nAWS_REGION=eu-west-1`);
    expect(dialog.getByText(f.pasted('AWS Bedrock'))).toBeInTheDocument();
    expect(dialog.getByLabelText(new RegExp(f.accessKeyId))).toHaveValue(`AKIA${'X'.repeat(16)}`);
    expect(dialog.getByRole('combobox', { name: new RegExp(f.region) })).toHaveValue('eu-west-1');
  });

  it('puts what the service refuses beside the field', async () => {
    const user = userEvent.setup({ delay: null });
    const { backend } = portal.open('/provider-keys?edit=new', { roles: ['tenant_admin'] });
    const taken = backend.db.keys.find((k) => k.tenant_id === backend.db.me.tenant_id)!;
    const dialog = await form();
    await user.type(dialog.getByLabelText(new RegExp(f.name)), taken.provider_name);
    await user.type(dialog.getByLabelText(new RegExp(`^${f.apiKey}`)), SECRET);
    await user.click(dialog.getByRole('button', { name: keyTexts.add }));
    expect(await dialog.findByText('This name is taken')).toBeInTheDocument();
  });

  it('shows both versions after a conflict and saves mine over it', async () => {
    const user = userEvent.setup({ delay: null });
    const { backend } = portal.open('/provider-keys');
    await screen.findByRole('table', { name: keyTexts.title });
    const key = backend.db.keys.find((k) => k.status === 'active')!;
    await user.click(screen.getByRole('button', { name: t.common.actionsFor(key.provider_name) }));
    await user.click(await screen.findByRole('menuitem', { name: keyTexts.actions.edit }));
    const dialog = await form(f.editTitle(key.provider_name));
    const name = await dialog.findByLabelText(new RegExp(f.name));
    await user.clear(name);
    await user.type(name, 'mine');
    Object.assign(key, { version: key.version + 1, provider_name: 'theirs' });
    await user.click(dialog.getByRole('button', { name: t.common.save }));

    const conflict = within(await screen.findByRole('dialog', { name: conflictTexts.title }));
    expect(conflict.getByRole('row', { name: `${f.name} theirs mine` })).toBeInTheDocument();
    await user.click(conflict.getByRole('button', { name: conflictTexts.overwrite }));
    await waitFor(() => expect(key.provider_name).toBe('mine'));
    const patches = backend.db.calls.filter((c) => c.method === 'PATCH');
    expect(patches.map((c) => c.headers.get('if-match'))).toEqual(['"1"', '"2"']);
    expect(patches[1]!.body).toEqual({ provider_name: 'mine' });
  });

  it('asks before it throws input away', async () => {
    const user = userEvent.setup({ delay: null });
    portal.open('/provider-keys?edit=new');
    const dialog = await form();
    await user.type(dialog.getByLabelText(new RegExp(f.name)), 'x');
    await user.click(dialog.getByRole('button', { name: t.common.cancel }));
    await user.click(await screen.findByRole('button', { name: t.common.discard }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
