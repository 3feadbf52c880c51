import type { Bars } from '../../components/bars/bars';
import { Card } from '../../components/Card';
import classes from './UsagePage.module.css';

/** The parts of a range by their sums, the largest first. */
export function Ranking({ title, bars, value }: { title: string; bars?: Bars; value: (n: number) => string }) {
  if (!bars?.series.length) return null;
  const sums = bars.series.map((s) => ({ ...s, sum: bars.points.reduce((all, p) => all + (p.values[s.id] ?? 0), 0) }));
  const most = Math.max(...sums.map((s) => s.sum)) || 1;
  return (
    <Card title={title}>
      <ul className={classes.ranking}>
        {sums.map(({ id, label, color, sum }) => (
          <li key={id}>
            <b>{label}</b>
            <div className={classes.share} aria-hidden>
              <i style={{ width: `${(sum / most) * 100}%`, background: color }} />
            </div>
            <span>{value(sum)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
