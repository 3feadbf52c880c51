import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { usePortal, violations } from '../../test/portal';
import { t } from '../../texts';
import { emergencyTexts } from '../../texts/keySecrets';
import { keyTexts } from '../../texts/keys';

const portal = usePortal();

describe('the session', () => {
  it('leads to the login and back to the page that was asked for', async () => {
    portal.open('/provider-keys');
    portal.server.use(http.get('*/api/me', () => HttpResponse.json({}, { status: 401 })));
    const link = await screen.findByRole('link', { name: t.session.signIn });
    expect(link).toHaveAttribute('href', expect.stringMatching(/^\/auth\/login\?next=%2F/));
    expect(await violations()).toEqual([]);
  });

  it('keeps the page when it ends, and goes on after another login', async () => {
    const user = userEvent.setup({ delay: null });
    const { backend } = portal.open('/provider-keys');
    await screen.findByRole('table', { name: keyTexts.title });
    backend.db.loggedIn = false;
    await user.type(screen.getByRole('searchbox', { name: keyTexts.search }), 'openai');
    const dialog = await screen.findByRole('dialog', { name: t.session.expired.title });
    expect(dialog).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: t.session.continue }));
    expect(await screen.findByText(t.session.stillExpired)).toBeInTheDocument();
    backend.db.loggedIn = true;
    await user.click(screen.getByRole('button', { name: t.session.continue }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByRole('searchbox', { name: keyTexts.search, hidden: true })).toHaveValue('openai');
  });

  it('asks for a fresh login before a dangerous step, and then takes it', async () => {
    const user = userEvent.setup({ delay: null });
    const { backend } = portal.open('/provider-keys');
    await screen.findByRole('table', { name: keyTexts.title });
    const key = backend.db.keys.find((k) => k.status === 'active')!;
    backend.db.stepUp = true;
    await user.click(screen.getByRole('button', { name: t.common.actionsFor(key.provider_name) }));
    await user.click(await screen.findByRole('menuitem', { name: keyTexts.actions.revoke }));
    await user.click(await screen.findByRole('button', { name: emergencyTexts.revoke.submit }));
    const dialog = within(await screen.findByRole('dialog', { name: t.session.stepUp.title }));
    const link = dialog.getByRole('link', { name: t.session.stepUp.submit });
    expect(link).toHaveAttribute('href', '/auth/login?step_up=1&next=%2Fsigned-in');
    link.addEventListener('click', (event) => event.preventDefault());
    await user.click(link);
    expect(key.status).toBe('active');

    Object.assign(backend.db, { stepUp: false });
    backend.db.me.csrf_token = 'csrf-2';
    await user.click(dialog.getByRole('button', { name: t.session.continue }));
    await waitFor(() => expect(key.status_reason).toBe('revoked'));
    expect(backend.db.calls.filter((c) => c.path.endsWith('/revoke'))).toHaveLength(2);
  });

  it('says so to somebody without a role', async () => {
    portal.open('/', { roles: ['default-roles-cloudfreedom'] });
    expect(await screen.findByRole('heading', { name: t.session.noRoleTitle })).toBeInTheDocument();
  });
});
