import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../texts';

type Props = { label: string; placeholder: string; value?: string; onChange: (value: string | undefined) => void };

/** Types at once, searches after a moment; follows the URL when Back or "Clear filters" changes it. */
export function SearchInput({ label, placeholder, value = '', onChange }: Props) {
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  const send = useDebouncedCallback((next: string) => {
    sent.current = next;
    onChange(next || undefined);
  }, 250);
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  const type = (next: string) => {
    setTyped(next);
    send(next.trim());
  };
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={typed && <CloseButton size="sm" aria-label={t.common.clearSearch} onClick={() => type('')} />}
      value={typed}
      onChange={(e) => type(e.currentTarget.value)}
    />
  );
}
