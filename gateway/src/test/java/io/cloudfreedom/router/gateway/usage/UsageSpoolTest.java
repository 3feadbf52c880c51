package io.cloudfreedom.router.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.event.UsageRecorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageSpoolTest {
    @TempDir
    Path folder;

    @Test
    void keepsBatchesInOrderAcrossRestarts() {
        UsageSpool before = new UsageSpool(folder, 1 << 20);
        before.append(List.of(usage(1), usage(2)));
        before.append(List.of(usage(3)));

        UsageSpool after = new UsageSpool(folder, 1 << 20);
        UsageSpool.Batch first = after.oldest().orElseThrow();
        assertThat(first.usages()).extracting(SpooledUsage::eventId).containsExactly(new UUID(0, 1), new UUID(0, 2));
        after.remove(first);
        after.append(List.of(usage(4)));
        UsageSpool.Batch second = after.oldest().orElseThrow();
        assertThat(second.usages()).extracting(SpooledUsage::eventId).containsExactly(new UUID(0, 3));
        after.remove(second);
        after.remove(after.oldest().orElseThrow());

        assertThat(after.isEmpty()).isTrue();
        assertThat(after.oldest()).isEmpty();
    }

    @Test
    void isFullAtItsBound() {
        UsageSpool spool = new UsageSpool(folder, 100);
        assertThat(spool.isFull()).isFalse();
        spool.append(List.of(usage(1)));

        assertThat(spool.isFull()).isTrue();
        assertThat(new UsageSpool(folder, 100).isFull()).isTrue();
    }

    @Test
    void skipsALineThatWasCutShort() throws IOException {
        UsageSpool spool = new UsageSpool(folder, 1 << 20);
        spool.append(List.of(usage(1)));
        Path file = spool.oldest().orElseThrow().file();
        Files.writeString(file, "{\"event_id\":\"0000", StandardOpenOption.APPEND);

        assertThat(spool.oldest().orElseThrow().usages()).containsExactly(usage(1));
    }

    static SpooledUsage usage(long id) {
        return new SpooledUsage(new UUID(0, id), Instant.ofEpochSecond(id), recorded());
    }

    private static UsageRecorded recorded() {
        return ContractJson.read("""
                {"request_id":"01900000-0000-7000-8000-000000000005","attempts":[],"tenant_id":"01900000-0000-7000-8000-000000000001","virtual_key_id":"01900000-0000-7000-8000-000000000003","provider_key_id":"01900000-0000-7000-8000-000000000002","key_source":"own","provider":"openai","model":"gpt-4o","litellm_model":"openai/gpt-4o","proxy_id":"litellm-1","epoch":3,"admitted_at":"2026-11-02T10:15:30.123Z","completed_at":"2026-11-02T10:15:32.123Z","status":"succeeded","http_status":200,"input_tokens":120,"cached_input_tokens":40,"cache_write_tokens":0,"cache_write_1h_tokens":0,"output_tokens":30,"reasoning_tokens":10,"price_id":"01900000-0000-7000-8000-000000000006","leases":[],"witness":"gateway","quality":"exact"}""", UsageRecorded.class);
    }
}
