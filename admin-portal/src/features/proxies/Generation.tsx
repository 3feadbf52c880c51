import type { Proxy } from '../../lib/api';
import { proxyTexts } from '../../texts/proxies';
import classes from './Generation.module.css';

/** How much of what a proxy should serve it has applied. */
export function Generation({ of }: { of: Proxy }) {
  const { id, applied_generation: applied, desired_generation: desired } = of;
  const part = desired ? Math.min(1, applied / desired) : 1;
  const value = proxyTexts.generation(applied, desired);
  return (
    <div className={classes.generation} data-behind={applied < desired || undefined}>
      <span>{value}</span>
      <div
        role="meter"
        aria-label={proxyTexts.generationLabel(id)}
        aria-valuemin={0}
        aria-valuemax={Math.max(desired, applied)}
        aria-valuenow={applied}
        aria-valuetext={value}
      >
        <i style={{ width: `${part * 100}%` }} />
      </div>
    </div>
  );
}
