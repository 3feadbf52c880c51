import { Figure } from '../../components/Figure';
import type { MonthlyReport } from '../../lib/api';
import { usdExact } from '../../lib/money';
import { usageTexts } from '../../texts/usage';
import { reportTexts } from '../../texts/reports';
import classes from './ReportsPage.module.css';

export function Totals({ report: { total }, running }: { report: MonthlyReport; running: boolean }) {
  const c = reportTexts.columns;
  return (
    <div className={classes.totals}>
      <Figure
        label={reportTexts.costLabel}
        value={usdExact(total.cost)}
        note={running ? reportTexts.running : undefined}
      />
      <Figure label={reportTexts.billedLabel} value={usdExact(total.billed)} note={reportTexts.billedNote} />
      <Figure label={c.requests} value={total.requests.toLocaleString('en')} />
      <Figure
        label={usageTexts.measures.tokens}
        value={(total.input_tokens + total.output_tokens).toLocaleString('en')}
      />
    </div>
  );
}
