package io.cloudfreedom.router.gateway.lease;

import io.cloudfreedom.router.contracts.lease.Abandon;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/// What usage-service is to be told sooner or later: sent at once, again while it is away. Every message may arrive
/// more than once. When too many wait, the oldest is dropped: its lease then ends by its fence.
final class LeaseMail {
    private static final long RETRY_MILLIS = 1_000;
    private static final int PER_ROUND = 64;

    private final LeaseCalls calls;
    private final Vertx vertx;
    private final int capacity;
    private final Deque<Letter> waiting = new ArrayDeque<>();
    private boolean timed;

    LeaseMail(LeaseCalls calls, Vertx vertx, int capacity) {
        this.calls = calls;
        this.vertx = vertx;
        this.capacity = capacity;
    }

    Future<Void> send(Abandon abandon) {
        return post(() -> calls.abandon(abandon));
    }

    Future<Void> send(LeaseEnd end) {
        return post(() -> calls.tell(end));
    }

    Future<Void> sendAll(List<? extends LeaseEnd> ends) {
        return Future.join(ends.stream().map(this::send).toList()).mapEmpty();
    }

    private Future<Void> post(Supplier<Future<Void>> call) {
        Letter letter = new Letter(call, Promise.promise());
        deliver(letter);
        return letter.delivered().future();
    }

    private void deliver(Letter letter) {
        letter.call().get().onComplete(done -> {
            if (done.succeeded()) {
                letter.delivered().tryComplete();
            } else {
                later(letter);
            }
        });
    }

    private synchronized void later(Letter letter) {
        if (waiting.size() >= capacity) {
            waiting.removeFirst().delivered().tryFail("dropped: usage-service is away for too long");
        }
        waiting.addLast(letter);
        if (!timed) {
            timed = true;
            vertx.setTimer(RETRY_MILLIS, id -> round());
        }
    }

    private void round() {
        List<Letter> now;
        synchronized (this) {
            timed = false;
            now = waiting.stream().limit(PER_ROUND).toList();
            now.forEach(letter -> waiting.removeFirst());
            if (!waiting.isEmpty()) {
                timed = true;
                vertx.setTimer(RETRY_MILLIS, id -> round());
            }
        }
        now.forEach(this::deliver);
    }

    private record Letter(Supplier<Future<Void>> call, Promise<Void> delivered) {}
}
