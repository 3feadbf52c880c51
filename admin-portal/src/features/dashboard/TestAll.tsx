import { Button } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { testRunTexts } from '../../texts/keyTests';
import { keyTexts } from '../../texts/keys';
import { useTestAll } from '../provider-keys/useTestAll';

/** Tests every key, and shows the list as it fills. */
export function TestAll() {
  const { run, start } = useTestAll();
  return (
    <Button
      component={Link}
      to="/provider-keys?tests=open"
      variant="default"
      leftSection={<IconPlugConnected size={17} aria-hidden />}
      onClick={() => !run && start()}
    >
      {run ? testRunTexts.show : keyTexts.testAll}
    </Button>
  );
}
