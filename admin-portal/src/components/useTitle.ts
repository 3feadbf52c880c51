import { useEffect } from 'react';
import { t } from '../texts';

/** Names the page in the window's title, and to a screen reader; undefined leaves the name as it is. */
export function useTitle(title: string | undefined) {
  useEffect(() => {
    if (title !== undefined) document.title = t.app.title(title);
  }, [title]);
}
