package io.cloudfreedom.router.usage.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.lease.Abandon;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.CloseRequest;
import io.cloudfreedom.router.contracts.lease.GrantBatch;
import io.cloudfreedom.router.contracts.lease.GrantId;
import io.cloudfreedom.router.contracts.lease.GrantRequest;
import io.cloudfreedom.router.contracts.lease.GrantResult;
import io.cloudfreedom.router.contracts.lease.GrantResults;
import io.cloudfreedom.router.contracts.lease.Lease;
import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.contracts.lease.Refusal;
import io.cloudfreedom.router.contracts.lease.ReturnRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;

/// The leases of one gateway process (rules 2 to 6 and 12 of the design), with the accidents that can befall
/// it: answers that get lost, calls that come twice.
final class SoakGateway {
    private static final int WORST = 1_000;

    private final List<AccountId> accounts;
    private final SoakProxy proxy;
    private final String proxyId;
    private final Wire wire;
    private final Random random;
    private final UUID incarnation = Cast.id();
    private final Map<AccountId, List<Held>> leases = new HashMap<>();
    private final Map<UUID, Open> open = new HashMap<>();
    private long seq;

    SoakGateway(List<AccountId> accounts, SoakProxy proxy, String proxyId, Wire wire, Random random) {
        this.accounts = List.copyOf(accounts);
        this.proxy = proxy;
        this.proxyId = proxyId;
        this.wire = wire;
        this.random = random;
    }

    /// Takes a request in, if there is room for it.
    void admit() {
        long worst = 1L + random.nextInt(WORST);
        long epoch = proxy.epoch();
        List<Held> held = new ArrayList<>();
        for (AccountId account : accounts) {
            Optional<Held> room = room(account, worst, epoch).or(() -> {
                grant(account, worst);
                return room(account, worst, epoch);
            });
            if (room.isEmpty()) {
                return;
            }
            held.add(room.get());
        }
        held.forEach(lease -> lease.take(worst));
        List<LeaseShare> shares = held.stream()
                .map(h -> new LeaseShare(h.lease.leaseId(), h.lease.account(), worst))
                .toList();
        long exp = held.stream().mapToLong(h -> h.lease.fenceAt()).min().orElseThrow();
        UUID request = Cast.id();
        if (proxy.accept(request, epoch, exp, shares, worst)) {
            open.put(request, new Open(held, worst));
        } else {
            held.forEach(lease -> lease.rejected(worst));
        }
    }

    /// One request gets its answer; of some only the agent knows what they cost.
    void finish() {
        open.keySet().stream().findFirst().ifPresent(request -> {
            Open ended = Objects.requireNonNull(open.remove(request));
            OptionalLong actual = proxy.end(request, random);
            if (actual.isPresent() && random.nextInt(10) > 0) {
                ended.held().forEach(lease -> lease.settle(ended.worst(), actual.getAsLong()));
            } else {
                ended.held().forEach(Held::lose);
            }
        });
    }

    void giveBack() {
        any().ifPresent(lease -> {
            long idle = lease.takeIdle(random);
            if (idle > 0) {
                ReturnRequest back = new ReturnRequest(Cast.id(), idle);
                for (int i = 0; i <= random.nextInt(2); i++) {
                    wire.post("/internal/leases/" + lease.lease.leaseId() + "/returns", back);
                }
            }
        });
    }

    void close() {
        any().filter(Held::isClosable).ifPresent(lease -> {
            leases.getOrDefault(lease.lease.account(), List.of()).remove(lease);
            for (int i = 0; i <= random.nextInt(2); i++) {
                wire.post("/internal/leases/" + lease.lease.leaseId() + "/close", lease.closing());
            }
        });
    }

    private Optional<Held> room(AccountId account, long worst, long epoch) {
        return leases.getOrDefault(account, List.of()).stream()
                .filter(h -> h.free >= worst)
                .filter(h -> h.lease.epochs().stream().anyMatch(e -> e.proxyId().equals(proxyId) && e.epoch() == epoch))
                .findFirst();
    }

    private void grant(AccountId account, long need) {
        GrantRequest request =
                new GrantRequest(new GrantId(account, incarnation, ++seq), need, need * (1 + random.nextInt(10)));
        if (random.nextInt(40) == 0) {
            abandon(request);
        }
        GrantResult result = random.nextInt(40) == 0 ? repeated(request) : call(request);
        if (random.nextInt(40) == 0) {
            abandon(request);
            return;
        }
        if (result.lease() != null) {
            leases.computeIfAbsent(account, a -> new ArrayList<>()).add(new Held(result.lease()));
        }
        Refusal refusal = result.refusal();
        if (refusal != null) {
            assertThat(refusal.limit() - refusal.posted() - refusal.held())
                    .as("what remained when %d was refused", need)
                    .isLessThan(need);
            assertThat(refusal.posted() + refusal.held()).isLessThanOrEqualTo(refusal.limit());
        }
    }

    /// The same lease for the same request, unless the agent has ended it meanwhile; what was refused may be granted
    /// now.
    private GrantResult repeated(GrantRequest request) {
        Lease lease = call(request).lease();
        GrantResult again = call(request);
        if (lease != null) {
            assertThat(again.lease())
                    .usingRecursiveComparison()
                    .ignoringFields("expiresAt")
                    .isEqualTo(lease);
        }
        return again;
    }

    private GrantResult call(GrantRequest request) {
        String answer = wire.post("/internal/leases", new GrantBatch(List.of(request)));
        return ContractJson.read(answer, GrantResults.class).results().getFirst();
    }

    private void abandon(GrantRequest request) {
        wire.post("/internal/leases/abandon", new Abandon(request.grantId()));
    }

    private Optional<Held> any() {
        List<Held> all = leases.values().stream().flatMap(List::stream).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private record Open(List<Held> held, long worst) {}

    private static final class Held {
        private final Lease lease;
        private long free;
        private long settled;
        private long count;
        private int running;
        private boolean unsure;

        Held(Lease lease) {
            this.lease = lease;
            this.free = Objects.requireNonNull(lease.granted(), "the soak has limits everywhere");
        }

        void take(long worst) {
            free -= worst;
            running++;
        }

        void rejected(long worst) {
            free += worst;
            running--;
        }

        void settle(long worst, long actual) {
            free += worst - actual;
            settled += actual;
            count++;
            running--;
        }

        /// Stays taken: the lease ends by its fence.
        void lose() {
            unsure = true;
        }

        long takeIdle(Random random) {
            long idle = free == 0 ? 0 : random.nextLong(free + 1);
            free -= idle;
            return idle;
        }

        boolean isClosable() {
            return running == 0 && !unsure;
        }

        CloseRequest closing() {
            return new CloseRequest(settled, count);
        }
    }
}
