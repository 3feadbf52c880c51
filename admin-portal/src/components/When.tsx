import { absolute, relative } from '../lib/time';
import { t } from '../texts';
import classes from './Text.module.css';

export function When({ iso }: { iso?: string | null }) {
  if (!iso) return <span className={classes.dim}>{t.common.never}</span>;
  return (
    <time dateTime={iso} title={absolute(iso)} className={classes.num}>
      {relative(iso)}
    </time>
  );
}
