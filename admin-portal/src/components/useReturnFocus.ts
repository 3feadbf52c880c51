import { useEffect, useState } from 'react';

const OVERLAYS = '[role=dialog], [role=menu], [role=listbox]';

/** What had the focus last, outside of anything that lies over the page. */
let outside: HTMLElement | null = null;

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement && !target.closest(OVERLAYS)) outside = target;
});

/** When a dialog goes, the focus returns to where it was: in the dialog below, or where the first was opened from. */
export function useReturnFocus() {
  const [from] = useState(() => {
    const active = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    return active?.closest('[role=dialog]') ? active : (outside ?? active);
  });
  useEffect(
    () => () => {
      // Only then is the dialog gone; what it opened next, or the person, may have taken the focus meanwhile.
      setTimeout(() => {
        if (document.activeElement === document.body) from?.focus();
      });
    },
    [from],
  );
}
