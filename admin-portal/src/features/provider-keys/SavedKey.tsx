import { Button, Group, ThemeIcon } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ProviderKey } from '../../lib/api';
import { t } from '../../texts';
import { keyFormTexts } from '../../texts/keyForm';
import { ConvergenceLine } from './Convergence';
import classes from './ProviderKeys.module.css';
import { TestVerdict } from './TestVerdict';
import { works } from './verdict';

type Props = { saved: ProviderKey; since: number; onDone: () => void; onAgain?: () => void };

/** After a save that began at `since`: what is stored, and on how many proxies it is live. */
export function SavedKey({ saved, since, onDone, onAgain }: Props) {
  return (
    <div className={classes.saved}>
      <ThemeIcon size={56} radius={99} color="teal.8" aria-hidden>
        <IconCheck size={30} />
      </ThemeIcon>
      <div>
        <h3>{keyFormTexts.savedTitle(saved.provider_name)}</h3>
        <p>{keyFormTexts.savedBody(saved.last4)}</p>
      </div>
      <ConvergenceLine saved={saved} since={since} />
      {saved.test && !works(saved.test.verdict) && <TestVerdict result={saved.test} />}
      <Group mt="sm">
        {onAgain && (
          <Button variant="default" onClick={onAgain}>
            {keyFormTexts.addAnother}
          </Button>
        )}
        <Button onClick={onDone} data-autofocus>
          {t.common.done}
        </Button>
      </Group>
    </div>
  );
}
