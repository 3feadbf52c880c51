import '@mantine/notifications/styles.layer.css';
import { Notifications } from '@mantine/notifications';

/** Loaded after the first paint: what is to be shown before that waits in the store. */
export default function Toasts() {
  return <Notifications position="bottom-right" limit={4} containerWidth={400} />;
}
