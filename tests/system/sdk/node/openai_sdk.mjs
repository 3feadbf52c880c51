// The official OpenAI SDK for Node, unchanged, against the gateway; run by SdkIT.
import assert from 'node:assert/strict';
import OpenAI, { AuthenticationError, BadRequestError, NotFoundError, RateLimitError } from 'openai';

const { BASE_URL: baseURL, API_KEY, BROKE_KEY, MODEL: model } = process.env;
const messages = [{ role: 'user', content: 'Say something kind.' }];
const client = new OpenAI({ baseURL, apiKey: API_KEY, maxRetries: 0 });

const chat = await client.chat.completions.create({ model, messages, n: 2 });
assert.deepEqual(chat.choices.map((choice) => choice.index), [0, 1]);
assert.equal(chat.model, model);
assert.ok(chat.usage.completion_tokens > 0);

let text = '';
let finish;
for await (const chunk of await client.chat.completions.create({ model, messages, stream: true })) {
  text += chunk.choices[0]?.delta?.content ?? '';
  finish = chunk.choices[0]?.finish_reason ?? finish;
}
assert.ok(text);
assert.equal(finish, 'stop');

const answer = await client.responses.create({ model, input: 'Say something kind.' });
assert.ok(answer.output_text);
const vectors = await client.embeddings.create({ model: 'text-embedding-3-small', input: 'a' });
assert.ok(vectors.data[0].embedding.length > 0);
assert.ok((await client.models.list()).data.some((found) => found.id === model));

const stream = client.chat.completions.stream({ model, messages });
assert.ok(await stream.finalContent());

await assert.rejects(client.chat.completions.create({ model: 'no-such-model', messages }), NotFoundError);
await assert.rejects(
  client.chat.completions.create({ model, messages, fallbacks: ['x'] }),
  (error) => error instanceof BadRequestError && error.param === 'fallbacks' && Boolean(error.requestID),
);
await assert.rejects(new OpenAI({ baseURL, apiKey: 'cf-nobody', maxRetries: 0 }).models.list(), AuthenticationError);
await assert.rejects(
  new OpenAI({ baseURL, apiKey: BROKE_KEY, maxRetries: 0 }).chat.completions.create({ model, messages }),
  (error) => error instanceof RateLimitError && error.code === 'budget_exceeded',
);
console.log(JSON.stringify({ sdk: 'openai-node' }));
