import { Figure } from '../../components/Figure';
import type { MonthlyReport } from '../../lib/api';
import { usdExact } from '../../lib/money';
import { t } from '../../texts';
import classes from './ReportsPage.module.css';

export function Totals({ report: { total }, running }: { report: MonthlyReport; running: boolean }) {
  const c = t.reports.columns;
  return (
    <div className={classes.totals}>
      <Figure label={t.reports.costLabel} value={usdExact(total.cost)} note={running ? t.reports.running : undefined} />
      <Figure label={c.requests} value={total.requests.toLocaleString('en')} />
      <Figure label={c.input} value={(total.input_tokens ?? 0).toLocaleString('en')} />
      <Figure label={c.output} value={(total.output_tokens ?? 0).toLocaleString('en')} />
    </div>
  );
}
