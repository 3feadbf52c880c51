import { type Amount, share, toNumber, usd, usdBrief } from '../lib/money';
import { t } from '../texts';
import classes from './UsageBar.module.css';

const WARN = 0.8;

/** What is spent of a limit; without a limit only the amount. */
export function UsageBar({ used, limit, label }: { used: Amount; limit: Amount; label: string }) {
  const part = share(used, limit);
  if (part === null) {
    return (
      <span className={classes.plain}>
        <b>{usdBrief(used)}</b> <small>{t.common.noLimit}</small>
      </span>
    );
  }
  const level = part >= 1 ? 'over' : part >= WARN ? 'warn' : 'ok';
  const max = toNumber(limit);
  const value = Math.min(toNumber(used), max);
  return (
    <div className={classes.usage} data-level={level}>
      <div className={classes.numbers}>
        <span>
          <b>{usdBrief(used)}</b> <small>/ {usd(limit)}</small>
        </span>
        <small>{Math.floor(part * 100)}%</small>
      </div>
      <div
        className={classes.bar}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={`${usd(used)} / ${usd(limit)}`}
      >
        <div style={{ width: `${Math.min(100, part * 100)}%` }} />
      </div>
    </div>
  );
}
