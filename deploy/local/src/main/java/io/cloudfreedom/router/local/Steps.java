package io.cloudfreedom.router.local;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Work that runs as soon as what it needs is done, shown step by step.
final class Steps implements AutoCloseable {

    private final Console console;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Steps(Console console) {
        this.console = requireNonNull(console, "console is null");
    }

    /// @param work answers a remark that is shown beside the step's time
    CompletableFuture<Void> step(String name, Supplier<String> work, CompletableFuture<?>... needs) {
        return CompletableFuture.allOf(needs).thenRunAsync(() -> run(name, work), workers);
    }

    private void run(String name, Supplier<String> work) {
        console.begin(name);
        String remark;
        try {
            remark = work.get();
        } catch (RuntimeException e) {
            if (!workers.isShutdown()) {
                console.failed(name, "");
            }
            throw e;
        }
        console.done(name, remark);
    }

    /// Waits for the whole; throws the first cause as it was thrown.
    static void await(CompletableFuture<?> last) {
        try {
            last.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StackException known) {
                throw known;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
