import { IconBrandAws, IconBrandAzure, IconBrandGoogleFilled, IconBrandOpenai } from '@tabler/icons-react';
import type { ComponentType, CSSProperties } from 'react';
import type { Provider } from '../lib/api';
import { PROVIDERS } from '../lib/providers';
import classes from './ProviderMark.module.css';

type Icon = ComponentType<{ size?: number | string }>;

function Anthropic({ size = 18 }: { size?: number | string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
    >
      <path d="M12 3v18M4.2 7.5l15.6 9M19.8 7.5l-15.6 9" />
    </svg>
  );
}

const ICONS: Record<Provider, Icon> = {
  openai: IconBrandOpenai,
  anthropic: Anthropic,
  google: IconBrandGoogleFilled,
  azure: IconBrandAzure,
  aws: IconBrandAws,
};

/** Decoration beside the provider's name, never instead of it. */
export function ProviderMark({ provider, size = 34 }: { provider: Provider; size?: number }) {
  const Icon = ICONS[provider];
  const style = { width: size, height: size, '--mark': PROVIDERS[provider].color } as CSSProperties;
  return (
    <span className={classes.mark} style={style} aria-hidden>
      <Icon size={size * 0.58} />
    </span>
  );
}
