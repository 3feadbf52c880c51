import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { Snippet } from '../../components/Snippet';
import type { VirtualKey } from '../../lib/api';
import { useModelNames } from '../../lib/models';
import { t } from '../../texts';
import { virtualKeyTexts } from '../../texts/virtualKeys';

const v = virtualKeyTexts;

/** The only look at a new token. It is held by the answer to its creation alone and is gone when this closes. */
export function Token({ created, onClose }: { created: VirtualKey; onClose: () => void }) {
  return (
    <Stack gap="lg">
      {created.token ? (
        <>
          <Alert color="orange" icon={<IconEyeOff />}>
            {v.tokenOnce}
          </Alert>
          <Snippet label={v.tokenLabel} copy={v.copyToken}>
            {created.token}
          </Snippet>
        </>
      ) : (
        <Alert color="red" role="alert">
          {v.tokenLost}
        </Alert>
      )}
      <Snippets of={created} />
      <Group justify="flex-end">
        <Button onClick={onClose}>{created.token ? v.closeToken : t.common.done}</Button>
      </Group>
    </Stack>
  );
}

/** How an app calls the router with this key. */
export function Snippets({ of }: { of: VirtualKey }) {
  const [first = 'gpt-4o'] = useModelNames();
  const model = of.models_allowed.find((m) => m !== '*') ?? first;
  return (
    <Stack gap="lg">
      <Snippet label={v.env} copy={v.copySnippet}>
        {env()}
      </Snippet>
      <Snippet label={v.curl} copy={v.copySnippet}>
        {curl(model)}
      </Snippet>
      <Snippet label={v.python} copy={v.copySnippet}>
        {python(model)}
      </Snippet>
    </Stack>
  );
}

/** Snippets name a variable where the secret belongs, so that they can be pasted anywhere. */
export const curl = (model: string, origin = window.location.origin) =>
  [
    `curl ${origin}/v1/chat/completions \\`,
    `  -H "Authorization: Bearer $CF_API_KEY" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello' }] })}'`,
  ].join('\n');

export const env = (origin = window.location.origin) =>
  [`OPENAI_BASE_URL=${origin}/v1`, 'OPENAI_API_KEY=$CF_API_KEY'].join('\n');

export const python = (model: string, origin = window.location.origin) =>
  [
    'import os',
    'from openai import OpenAI',
    '',
    `client = OpenAI(base_url="${origin}/v1", api_key=os.environ["CF_API_KEY"])`,
    'answer = client.chat.completions.create(',
    `    model="${model}", messages=[{"role": "user", "content": "Hello"}]`,
    ')',
    'print(answer.choices[0].message.content)',
  ].join('\n');
