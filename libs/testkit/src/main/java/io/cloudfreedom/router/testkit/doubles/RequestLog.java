package io.cloudfreedom.router.testkit.doubles;

import io.cloudfreedom.router.contracts.usage.Tokens;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was asked and what it cost: the provider's side of the books.
///
/// Bounded: past `CAPACITY` requests the oldest records go, the totals stay. Safe for use by many threads.
final class RequestLog {
    private static final int CAPACITY = 200_000;
    private static final int PAGE = 10_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<Account, Totals> totals = new TreeMap<>();
    private long lastSeq;

    /// Notes that a request was begun; what it costs is told at its end.
    synchronized Entry begin(String provider, @Nullable String model, Credential credential, Reply reply) {
        Entry entry = new Entry(
                ++lastSeq,
                new Account(provider, credential.sha256(), credential.last4(), model == null ? "" : model),
                reply.status(),
                reply instanceof Reply.Streamed);
        entries.addLast(entry);
        if (entries.size() > CAPACITY) {
            entries.removeFirst();
        }
        return entry;
    }

    /// Books what a request cost. `finished` is false when the answer did not reach its end.
    synchronized void end(Entry entry, Tokens tokens, boolean finished) {
        entry.tokens = tokens;
        entry.finished = finished;
        totals.computeIfAbsent(entry.account, account -> new Totals()).add(entry.status, tokens);
    }

    /// The oldest records after `seq`, of one credential or of all, at most a page of 10,000.
    synchronized JsonArray since(long seq, Optional<String> credentialSha256) {
        JsonArray result = new JsonArray();
        entries.stream()
                .filter(entry -> entry.seq > seq)
                .filter(entry -> credentialSha256.isEmpty()
                        || entry.account.credentialSha256().equals(credentialSha256.get()))
                .limit(PAGE)
                .forEach(entry -> result.add(entry.json()));
        return result;
    }

    /// The newest record, if there is one.
    synchronized JsonArray last() {
        JsonArray result = new JsonArray();
        Entry newest = entries.peekLast();
        return newest == null ? result : result.add(newest.json());
    }

    synchronized JsonArray totals() {
        JsonArray result = new JsonArray();
        totals.forEach((account, sums) -> result.add(account.json().mergeIn(sums.json())));
        return result;
    }

    synchronized void clear() {
        entries.clear();
        totals.clear();
    }

    private record Account(String provider, String credentialSha256, String credentialLast4, String model)
            implements Comparable<Account> {
        @Override
        public int compareTo(Account other) {
            int byProvider = provider.compareTo(other.provider);
            int byCredential = byProvider == 0 ? credentialSha256.compareTo(other.credentialSha256) : byProvider;
            return byCredential == 0 ? model.compareTo(other.model) : byCredential;
        }

        JsonObject json() {
            return new JsonObject()
                    .put("provider", provider)
                    .put("model", model.isEmpty() ? null : model)
                    .put("credential_last4", credentialLast4)
                    .put("credential_sha256", credentialSha256);
        }
    }

    /// One request; its tokens are zero until it has ended.
    static final class Entry {
        private final long seq;
        private final Account account;
        private final int status;
        private final boolean stream;
        private Tokens tokens = Tokens.NONE;
        private boolean finished;

        private Entry(long seq, Account account, int status, boolean stream) {
            this.seq = seq;
            this.account = account;
            this.status = status;
            this.stream = stream;
        }

        private JsonObject json() {
            return new JsonObject()
                    .put("seq", seq)
                    .mergeIn(account.json())
                    .put("status", status)
                    .put("stream", stream)
                    .mergeIn(tokensJson(tokens))
                    .put("finished", finished);
        }
    }

    private static final class Totals {
        private long requests;
        private long refused;
        private Tokens tokens = Tokens.NONE;

        void add(int status, Tokens more) {
            requests++;
            refused += status == 200 ? 0 : 1;
            tokens = new Tokens(
                    tokens.input() + more.input(),
                    tokens.cachedInput() + more.cachedInput(),
                    tokens.cacheWrite() + more.cacheWrite(),
                    tokens.cacheWrite1h() + more.cacheWrite1h(),
                    tokens.output() + more.output(),
                    tokens.reasoning() + more.reasoning());
        }

        JsonObject json() {
            return new JsonObject()
                    .put("requests", requests)
                    .put("refused", refused)
                    .mergeIn(tokensJson(tokens));
        }
    }

    private static JsonObject tokensJson(Tokens tokens) {
        return new JsonObject()
                .put("input_tokens", tokens.input())
                .put("cached_input_tokens", tokens.cachedInput())
                .put("cache_write_tokens", tokens.cacheWrite())
                .put("output_tokens", tokens.output())
                .put("reasoning_tokens", tokens.reasoning());
    }
}
