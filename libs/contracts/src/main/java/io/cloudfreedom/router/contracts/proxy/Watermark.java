package io.cloudfreedom.router.contracts.proxy;

import java.util.List;
import java.util.UUID;

/// Says that every request of the epoch with `exp` ≤ `watermark` is finished and booked, but for those on
/// `busyLeases`.
public record Watermark(long epoch, long watermark, List<UUID> busyLeases) {
    public Watermark {
        busyLeases = List.copyOf(busyLeases);
    }
}
