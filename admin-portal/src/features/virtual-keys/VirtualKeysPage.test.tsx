import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { usePortal, violations } from '../../test/portal';
import { t } from '../../texts';
import { conflictTexts } from '../../texts/conflict';
import { rotateTexts } from '../../texts/keySecrets';
import { keyTexts } from '../../texts/keys';
import { virtualKeyTexts } from '../../texts/virtualKeys';
import { keyFormTexts } from '../../texts/keyForm';

const portal = usePortal();
const v = virtualKeyTexts;

async function act(name: string, action: string) {
  await screen.findByRole('table', { name: v.title });
  await userEvent.click(screen.getAllByRole('button', { name: t.common.actionsFor(name) })[0]!);
  await userEvent.click(await screen.findByRole('menuitem', { name: action }));
}

describe('virtual keys', () => {
  it('are changed field by field, and a conflict keeps what was typed', async () => {
    const { backend } = portal.open('/virtual-keys');
    const key = backend.db.virtualKeys[0]!;
    await act(key.name, keyTexts.actions.edit);
    const dialog = within(await screen.findByRole('dialog', { name: keyFormTexts.editTitle(key.name) }));
    await userEvent.type(await dialog.findByLabelText(v.rpm), '60');
    Object.assign(key, { version: 2, rpm: 10 });
    await userEvent.click(dialog.getByRole('button', { name: t.common.save }));
    const conflict = within(await screen.findByRole('dialog', { name: conflictTexts.title }));
    expect(conflict.getByRole('row', { name: `${v.rpm} 10 60` })).toBeInTheDocument();
    await userEvent.click(conflict.getByRole('button', { name: conflictTexts.overwrite }));
    await waitFor(() => expect(key).toMatchObject({ rpm: 60, version: 3 }));
    expect(backend.db.calls.filter((c) => c.method === 'PATCH').at(-1)!.body).toEqual({ rpm: 60 });
  });

  it('get another token that is shown once, while the old one goes on for a while', async () => {
    const { backend } = portal.open('/virtual-keys');
    const key = backend.db.virtualKeys[0]!;
    await act(key.name, v.rotate);
    const dialog = within(await screen.findByRole('dialog', { name: v.rotateTitle(key.name) }));
    await userEvent.click(dialog.getByRole('radio', { name: rotateTexts.overlaps.PT1H }));
    await userEvent.click(dialog.getByRole('button', { name: v.rotateSubmit }));
    const token = (await dialog.findByLabelText(v.tokenLabel)).textContent!;
    expect(token).toMatch(/^cf-/);
    expect(await violations()).toEqual([]);
    const call = backend.db.calls.find((c) => c.path.endsWith('/rotate'))!;
    expect(call.body).toEqual({ overlap: 'PT1H' });
    expect(call.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    await userEvent.click(dialog.getByRole('button', { name: v.closeToken }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.documentElement.outerHTML).not.toContain(token);
  });

  it('show how an app calls the router, with a variable in place of the token', async () => {
    const { backend } = portal.open('/virtual-keys');
    await act(backend.db.virtualKeys[0]!.name, v.snippets);
    expect(await screen.findByLabelText(v.curl)).toHaveTextContent('Bearer $CF_API_KEY');
    expect(screen.getByLabelText(v.env)).toHaveTextContent('OPENAI_BASE_URL=');
  });
});
