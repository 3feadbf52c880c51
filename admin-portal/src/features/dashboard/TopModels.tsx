import { Card } from '../../components/Card';
import { toNumber, usd } from '../../lib/money';
import { dashboardTexts } from '../../texts/dashboard';
import classes from './Dashboard.module.css';
import { useSpendPer } from './queries';

const MOST = 6;

/** By cost, the dearest first. */
export function TopModels() {
  const models = (useSpendPer('model') ?? []).toSorted((a, b) => toNumber(b.cost) - toNumber(a.cost)).slice(0, MOST);
  if (!models.length) return null;
  const most = Math.max(...models.map((m) => toNumber(m.cost))) || 1;
  return (
    <Card title={dashboardTexts.topModels}>
      <ul className={classes.list}>
        {models.map((m) => (
          <li key={m.model}>
            <div className={classes.grow}>
              <b>{m.model}</b>
              <p>{dashboardTexts.requests(m.requests ?? 0)}</p>
            </div>
            <div className={classes.share} aria-hidden>
              <i style={{ width: `${(toNumber(m.cost) / most) * 100}%` }} />
            </div>
            <span className={classes.amount}>{usd(m.cost)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
