import { expect, it } from 'vitest';
import { eventsOf } from './events';

it('reads events however the bytes are cut', async () => {
  const text = 'event: a\ndata: {"n":1}\n\n: comment\n\ndata: x\ndata: y\r\n\r\ndata: unfinished';
  for (const size of [1, 3, 7, 100]) {
    const bytes = new TextEncoder().encode(text);
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let i = 0; i < bytes.length; i += size) controller.enqueue(bytes.slice(i, i + size));
        controller.close();
      },
    });
    const found = [];
    for await (const event of eventsOf(stream)) found.push(event);
    expect(found, `${size} bytes at a time`).toEqual([
      { name: 'a', data: '{"n":1}' },
      { name: 'message', data: 'x\ny' },
    ]);
  }
});
