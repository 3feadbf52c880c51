import { t } from '../texts';
import classes from './Shell.module.css';

export function Brand() {
  return (
    <span className={classes.logo}>
      <img src="/favicon.svg" width={30} height={30} alt="" />
      <span>
        <b>{t.app.name}</b>
        <small>{t.app.product}</small>
      </span>
    </span>
  );
}
