// The official Anthropic SDK, unchanged, against the gateway's /v1/messages; run by SdkIT.
import assert from 'node:assert/strict';
import Anthropic, { AuthenticationError, NotFoundError, RateLimitError } from '@anthropic-ai/sdk';

const { BASE_URL, API_KEY, BROKE_KEY, CLAUDE: model } = process.env;
// This SDK adds /v1 itself.
const baseURL = BASE_URL.replace(/\/v1$/, '');
const request = { model, max_tokens: 100, messages: [{ role: 'user', content: 'Say something kind.' }] };
const client = new Anthropic({ baseURL, apiKey: API_KEY, maxRetries: 0 });

const message = await client.messages.create(request);
assert.equal(message.type, 'message');
assert.equal(message.model, model);
assert.ok(message.content[0].text);
assert.ok(message.usage.output_tokens > 0);

const stream = client.messages.stream(request);
let text = '';
stream.on('text', (piece) => {
  text += piece;
});
const whole = await stream.finalMessage();
assert.ok(text);
assert.ok(whole.stop_reason);
assert.ok(whole.usage.output_tokens > 0);

await assert.rejects(client.messages.create({ ...request, model: 'no-such-model' }), NotFoundError);
await assert.rejects(new Anthropic({ baseURL, apiKey: 'cf-nobody', maxRetries: 0 }).messages.create(request), AuthenticationError);
await assert.rejects(
  new Anthropic({ baseURL, apiKey: BROKE_KEY, maxRetries: 0 }).messages.create({ ...request }),
  (error) => error instanceof RateLimitError && error.error.error.type === 'rate_limit_error',
);
console.log(JSON.stringify({ sdk: 'anthropic-node' }));
