import { useEffect, useRef, useState } from 'react';

/** So far outside of the window something counts as in sight already: it is drawn before it is scrolled to. */
const MARGIN = '1200px';

/** Whether an element is in sight or close to it, and how high it was when it was last. */
export function useInSight<E extends HTMLElement>(initially: boolean) {
  const ref = useRef<E>(null);
  const height = useRef<number>(undefined);
  const [inSight, setInSight] = useState(initially);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1)!;
        if (!entry.isIntersecting && entry.boundingClientRect.height) height.current = entry.boundingClientRect.height;
        setInSight(entry.isIntersecting);
      },
      { rootMargin: MARGIN },
    );
    if (ref.current) observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return { ref, inSight, height: height.current };
}
