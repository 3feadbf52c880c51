import { StatusBadge } from '../../components/StatusBadge';
import type { Proxy } from '../../lib/api';
import { proxyTexts } from '../../texts/proxies';
import classes from './Generation.module.css';

/** How many deployments a proxy holds of those that it changes quickly, and the service's warning in time. */
export function Capacity({ of: { id, deployments, capacity, warnings } }: { of: Proxy }) {
  const value = proxyTexts.capacity(deployments, capacity);
  return (
    <div className={classes.generation} data-behind={warnings.length > 0 || undefined}>
      <span>{warnings.length > 0 ? <StatusBadge tone="warn" label={value} why={warnings.join(' ')} /> : value}</span>
      <div
        role="meter"
        aria-label={proxyTexts.capacityLabel(id)}
        aria-valuemin={0}
        aria-valuemax={Math.max(deployments, capacity)}
        aria-valuenow={deployments}
        aria-valuetext={value}
      >
        <i style={{ width: `${Math.min(100, (deployments / Math.max(1, capacity)) * 100)}%` }} />
      </div>
    </div>
  );
}
