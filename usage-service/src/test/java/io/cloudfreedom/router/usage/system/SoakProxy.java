package io.cloudfreedom.router.usage.system;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.contracts.proxy.EpochGrant;
import io.cloudfreedom.router.contracts.proxy.EpochRequest;
import io.cloudfreedom.router.contracts.proxy.Watermark;
import io.cloudfreedom.router.contracts.usage.AgentRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A LiteLLM with its agent: the fence of the escrow (rules 7 to 10 of the design), and its spool.
final class SoakProxy {
    private static final long FOREVER = Long.MAX_VALUE;

    private final String id;
    private final Cast cast;
    private final UUID price;
    private final Wire wire;
    private final Oracle oracle;
    private final UUID spoolId = Cast.id();
    private final Map<UUID, Running> running = new LinkedHashMap<>();
    private final Set<UUID> seen = new HashSet<>();
    private final List<AgentRecord> spool = new ArrayList<>();
    private final List<AgentRecord> delivered = new ArrayList<>();
    private EpochGrant life;
    private long floor;

    SoakProxy(String id, Cast cast, UUID price, Wire wire, Oracle oracle) {
        this.id = id;
        this.cast = cast;
        this.price = price;
        this.wire = wire;
        this.oracle = oracle;
        this.life = begin();
        this.floor = life.floor();
    }

    synchronized long epoch() {
        return life.epoch();
    }

    /// False is a positive rejection.
    synchronized boolean accept(UUID request, long epoch, long exp, List<LeaseShare> leases, long worst) {
        if (epoch != life.epoch() || exp <= floor || !seen.add(request)) {
            return false;
        }
        running.put(request, new Running(leases, worst));
        oracle.begins(accounts(leases), worst);
        spool.add(cast.accepted(id, request, price, leases));
        return true;
    }

    /// What the request cost; empty when nobody can tell, so that all of it is booked.
    synchronized OptionalLong end(UUID request, Random random) {
        Running ended = running.remove(request);
        if (ended == null) {
            return OptionalLong.empty();
        }
        if (random.nextInt(20) == 0) {
            return unknown(request, ended);
        }
        long actual = random.nextLong(ended.worst() + 1);
        oracle.ends(accounts(ended.leases()), ended.worst(), actual);
        spool.add(cast.seen(request, actual, 0));
        return OptionalLong.of(actual);
    }

    /// Ends a request whose gateway is gone, or not.
    synchronized void endAny(Random random) {
        running.keySet().stream().findFirst().ifPresent(request -> end(request, random));
    }

    /// Hands on what is spooled, in any order, some of it twice and some of it again.
    synchronized void deliver(Random random) {
        List<AgentRecord> batch = new ArrayList<>(spool);
        for (int i = 0; i < 3 && !delivered.isEmpty(); i++) {
            batch.add(delivered.get(random.nextInt(delivered.size())));
        }
        Collections.shuffle(batch, random);
        post(batch);
        delivered.addAll(spool);
        spool.clear();
        if (delivered.size() > 1_000) {
            delivered.subList(0, 500).clear();
        }
    }

    /// Accepts nothing up to this fence any more, and says what of it is still running.
    synchronized void advance(long fence, Random random) {
        floor = Math.max(floor, fence);
        deliver(random);
        List<UUID> busy = running.values().stream()
                .flatMap(r -> r.leases().stream())
                .map(LeaseShare::id)
                .distinct()
                .toList();
        watermark(life.epoch(), fence, busy);
    }

    /// The process dies; the next one settles what it finds in the spool.
    synchronized void restart(Random random) {
        Map<UUID, Running> lost = new LinkedHashMap<>(running);
        running.clear();
        lost.forEach(this::unknown);
        long before = life.epoch();
        life = begin();
        floor = life.floor();
        deliver(random);
        watermark(before, FOREVER, List.of());
    }

    private OptionalLong unknown(UUID request, Running ended) {
        oracle.ends(accounts(ended.leases()), ended.worst(), ended.worst());
        spool.add(cast.lost(request));
        return OptionalLong.empty();
    }

    private void post(List<AgentRecord> records) {
        if (!records.isEmpty()) {
            wire.postText(
                    "/internal/proxies/" + id + "/records",
                    records.stream().map(ContractJson::write).collect(Collectors.joining(",", "[", "]")));
        }
    }

    private void watermark(long epoch, long fence, List<UUID> busy) {
        wire.post("/internal/proxies/" + id + "/watermarks", new Watermark(epoch, fence, busy));
    }

    private EpochGrant begin() {
        return ContractJson.read(
                wire.post("/internal/proxies/" + id + "/epochs", new EpochRequest("boot", spoolId, Cast.id())),
                EpochGrant.class);
    }

    private static List<AccountId> accounts(List<LeaseShare> leases) {
        return leases.stream().map(LeaseShare::account).toList();
    }

    private record Running(List<LeaseShare> leases, long worst) {}
}
