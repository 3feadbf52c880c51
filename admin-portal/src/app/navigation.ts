import {
  IconBox,
  IconBuilding,
  IconChartHistogram,
  IconFileInvoice,
  IconHistory,
  IconKey,
  IconLayoutDashboard,
  IconServer2,
  IconTicket,
  IconWebhook,
} from '@tabler/icons-react';
import type { Page } from '../lib/access';
import { t } from '../texts';

const page = (id: Page, to: string, Icon: typeof IconKey) => ({ id, to, Icon, label: t.nav.pages[id] });

export const NAVIGATION = [
  { title: t.nav.sections.overview, pages: [page('dashboard', '/', IconLayoutDashboard)] },
  {
    title: t.nav.sections.routing,
    pages: [
      page('provider-keys', '/provider-keys', IconKey),
      page('virtual-keys', '/virtual-keys', IconTicket),
      page('tenants', '/tenants', IconBuilding),
      page('models', '/models', IconBox),
      page('proxies', '/proxies', IconServer2),
    ],
  },
  {
    title: t.nav.sections.money,
    pages: [page('usage', '/usage', IconChartHistogram), page('reports', '/reports', IconFileInvoice)],
  },
  {
    title: t.nav.sections.control,
    pages: [page('audit', '/audit', IconHistory), page('webhooks', '/webhooks', IconWebhook)],
  },
];
