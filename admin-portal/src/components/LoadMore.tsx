import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { t } from '../texts';
import classes from './CursorPager.module.css';
import { useInSight } from './useInSight';

type Props = { shown: string; more: boolean; loading: boolean; onMore: () => void };

/** The end of a list that goes on as it is scrolled: how much is loaded, and a button for those who do not scroll. */
export function LoadMore({ shown, more, loading, onMore }: Props) {
  const { ref, inSight } = useInSight<HTMLDivElement>(false);
  const wanted = inSight && more && !loading;
  useEffect(() => {
    if (wanted) onMore();
  });
  return (
    <div ref={ref} className={classes.pager}>
      <span>{shown}</span>
      {more && (
        <Button variant="default" size="compact-md" loading={loading} onClick={onMore}>
          {t.common.loadMore}
        </Button>
      )}
    </div>
  );
}
