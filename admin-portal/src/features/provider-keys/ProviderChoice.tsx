import '../../styles/forms.css';
import { Radio } from '@mantine/core';
import { ProviderMark } from '../../components/ProviderMark';
import type { Provider } from '../../lib/api';
import { PROVIDER_IDS, PROVIDERS } from '../../lib/providers';
import { keyFormTexts } from '../../texts/keyForm';
import classes from './ProviderKeys.module.css';

export function ProviderChoice({ value, onChange }: { value: Provider; onChange: (provider: Provider) => void }) {
  return (
    <Radio.Group label={keyFormTexts.provider} value={value} onChange={(p) => onChange(p as Provider)}>
      <div className={classes.providers}>
        {PROVIDER_IDS.map((p) => (
          <Radio.Card key={p} value={p} className={classes.provider}>
            <ProviderMark provider={p} />
            {PROVIDERS[p].label}
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
