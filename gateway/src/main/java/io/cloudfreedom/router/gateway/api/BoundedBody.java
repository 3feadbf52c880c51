package io.cloudfreedom.router.gateway.api;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/// A request's body that fails when it is longer than allowed: a chunked one does not say so beforehand.
final class BoundedBody implements ReadStream<Buffer> {
    private final HttpServerRequest request;
    private final long maxBytes;
    private final Runnable tooLong;
    private long passed;
    private boolean over;

    /// @param tooLong called once, when the bound is passed; nothing is passed on after it
    BoundedBody(HttpServerRequest request, long maxBytes, Runnable tooLong) {
        this.request = request;
        this.maxBytes = maxBytes;
        this.tooLong = tooLong;
    }

    @Override
    public BoundedBody handler(@Nullable Handler<Buffer> handler) {
        request.handler(handler == null ? null : chunk -> pass(chunk, handler));
        return this;
    }

    private void pass(Buffer chunk, Handler<Buffer> next) {
        passed += chunk.length();
        if (over) {
            return;
        }
        if (passed > maxBytes) {
            over = true;
            tooLong.run();
        } else {
            next.handle(chunk);
        }
    }

    @Override
    public BoundedBody endHandler(@Nullable Handler<Void> handler) {
        request.endHandler(
                handler == null
                        ? null
                        : end -> {
                            if (!over) {
                                handler.handle(null);
                            }
                        });
        return this;
    }

    @Override
    public BoundedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        request.exceptionHandler(handler);
        return this;
    }

    @Override
    public BoundedBody pause() {
        request.pause();
        return this;
    }

    @Override
    public BoundedBody resume() {
        request.resume();
        return this;
    }

    @Override
    public BoundedBody fetch(long amount) {
        request.fetch(amount);
        return this;
    }
}
