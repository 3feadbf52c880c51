package io.cloudfreedom.router.benchmarks.edge;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// Requests over connections that are opened beforehand, written and read as bytes.
///
/// Closed loop: each connection asks again as soon as it is answered. Open loop: requests are due at fixed
/// moments, and the time that one waits for a free connection counts as its own.
final class Load {
    private final Vertx vertx;
    private final NetClient client;
    private final int port;
    private final Buffer request;

    /// @param request head and body, as they go over the wire
    Load(Vertx vertx, int port, Buffer request) {
        this.vertx = vertx;
        this.port = port;
        this.request = request;
        this.client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    }

    /// As many requests as `connections` can ask, one after the other, in that time.
    Tally closed(int connections, Duration time) {
        return run(connections, new Tally(), System.nanoTime() + time.toNanos(), 0);
    }

    /// So many requests a second, spread evenly over the connections.
    Tally open(int connections, Duration time, int perSecond) {
        return run(connections, new Tally(), System.nanoTime() + time.toNanos(), perSecond);
    }

    /// One request on each connection, all at once.
    Tally once(int connections) {
        return run(connections, new Tally(), System.nanoTime(), 0);
    }

    private Tally run(int connections, Tally tally, long end, int perSecond) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Runner runner = new Runner(connections, tally, end, perSecond, done);
        vertx.getOrCreateContext().runOnContext(start -> runner.begin());
        try {
            done.get(10, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException("the load did not end", e);
        }
        return tally;
    }

    /// One run; everything happens on one event loop.
    private final class Runner {
        private final int connections;
        private final Tally tally;
        private final long end;
        private final long interval;
        private final CompletableFuture<Void> done;
        private int running;

        Runner(int connections, Tally tally, long end, int perSecond, CompletableFuture<Void> done) {
            this.connections = connections;
            this.tally = tally;
            this.end = end;
            this.interval = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) * connections / perSecond;
            this.done = done;
        }

        void begin() {
            running = connections;
            for (int i = 0; i < connections; i++) {
                client.connect(port, "127.0.0.1")
                        .onSuccess(socket -> new Connection(socket, this).first())
                        .onFailure(refused -> {
                            tally.failed("no connection: " + refused.getMessage());
                            over();
                        });
            }
        }

        void over() {
            if (--running == 0) {
                tally.stop();
                done.complete(null);
            }
        }
    }

    private final class Connection {
        private final NetSocket socket;
        private final Runner runner;
        private Buffer pending = Buffer.buffer();
        private long due;
        private long firstByte;
        private boolean over;

        Connection(NetSocket socket, Runner runner) {
            this.socket = socket;
            this.runner = runner;
        }

        void first() {
            socket.handler(this::read);
            socket.closeHandler(closed -> {
                if (!over) {
                    runner.tally.failed("closed");
                    end();
                }
            });
            due = System.nanoTime()
                    + (runner.interval == 0 ? 0 : ThreadLocalRandom.current().nextLong(runner.interval));
            await();
        }

        private void await() {
            long wait = due - System.nanoTime();
            if (wait > 1_000_000) {
                vertx.setTimer(Math.max(1, wait / 1_000_000), now -> await());
            } else {
                due = runner.interval == 0 ? System.nanoTime() : due;
                firstByte = 0;
                socket.write(request);
            }
        }

        private void read(Buffer bytes) {
            if (firstByte == 0) {
                firstByte = System.nanoTime();
            }
            pending.appendBuffer(bytes);
            int head = Wire.endOfHead(pending);
            if (head < 0) {
                return;
            }
            int length = Wire.contentLength(pending, head);
            boolean whole = length >= 0 ? pending.length() >= head + length : Wire.endsChunked(pending);
            if (whole) {
                answered();
            }
        }

        private void answered() {
            long now = System.nanoTime();
            int status = Integer.parseInt(pending.getString(9, 12));
            if (status == 200) {
                runner.tally.answered(firstByte - due, now - due);
            } else {
                runner.tally.failed(status + ": " + pending.getString(0, Math.min(pending.length(), 600)));
            }
            pending = Buffer.buffer();
            due = runner.interval == 0 ? now : due + runner.interval;
            if (now >= runner.end || due >= runner.end) {
                end();
            } else {
                await();
            }
        }

        private void end() {
            over = true;
            socket.close();
            runner.over();
        }
    }
}
