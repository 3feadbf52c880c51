import { useInterval } from '@mantine/hooks';
import { useState } from 'react';

const SECOND = 1000;

/** The time, anew every second. */
export function useNow() {
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), SECOND, { autoInvoke: true });
  return now;
}
