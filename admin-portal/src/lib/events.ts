/** The messages of a stream of server-sent events; it ends when the server closes it. */
export async function* eventsOf(body: ReadableStream<Uint8Array>) {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).replaceAll('\r\n', '\n').split('\n\n');
    rest = blocks.pop()!;
    for (const block of blocks) {
      const lines = block.split('\n');
      const data = lines.filter((l) => l.startsWith('data:')).map((l) => l.slice(5).trimStart());
      const name = lines
        .find((l) => l.startsWith('event:'))
        ?.slice(6)
        .trim();
      if (data.length) yield { name: name ?? 'message', data: data.join('\n') };
    }
  }
}
