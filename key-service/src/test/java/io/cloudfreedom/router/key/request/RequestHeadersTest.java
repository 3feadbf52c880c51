package io.cloudfreedom.router.key.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.cloudfreedom.router.kit.problem.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestHeadersTest {
    @Test
    void readsHowLongToWait() {
        assertThat(Prefer.waitOf(null)).isEmpty();
        assertThat(Prefer.waitOf("return=minimal")).isEmpty();
        assertThat(Prefer.waitOf("wait=5")).contains(Duration.ofSeconds(5));
        assertThat(Prefer.waitOf("respond-async, wait=7")).contains(Duration.ofSeconds(7));
        assertThat(Prefer.waitOf("wait=999")).contains(Duration.ofSeconds(30));
    }

    @Test
    void requiresTheVersionThatWasRead() {
        assertThat(EntityVersion.required("\"7\"")).isEqualTo(7);
        assertThatThrownBy(() -> EntityVersion.required(null)).isInstanceOf(RequestError.PreconditionRequired.class);
        assertThatThrownBy(() -> EntityVersion.required("W/\"7\"")).isInstanceOf(RequestError.PreconditionFailed.class);
        assertThatThrownBy(() -> EntityVersion.required("*")).isInstanceOf(RequestError.PreconditionFailed.class);
    }

    @Test
    void operationsOfTenantsAndRoutesDoNotMeet() {
        UUID tenant = new UUID(1, 1);
        var key = new IdempotencyKey("k");

        assertThat(key.operationId(tenant, "POST /a"))
                .hasSize(64)
                .isEqualTo(key.operationId(tenant, "POST /a"))
                .isNotEqualTo(key.operationId(new UUID(1, 2), "POST /a"))
                .isNotEqualTo(key.operationId(tenant, "POST /b"));
    }

    @Test
    void refusesUnusableIdempotencyKeys() {
        assertThatThrownBy(() -> IdempotencyKey.required(null)).isInstanceOf(RequestError.IdempotencyKeyMissing.class);
        assertThatThrownBy(() -> IdempotencyKey.required("a b")).isInstanceOf(RequestError.IdempotencyKeyMissing.class);
    }

    @Test
    void patchSetsRemovesAndLeaves() throws Exception {
        var patch = (ObjectNode)
                ContractJson.MAPPER.readTree("{\"a\": \"new\", \"b\": null, \"c\": \"\", \"d\": {\"y\": 2}}");
        var current = Map.of("a", "old", "b", "old", "c", "old", "d", Map.of("x", 1));

        assertThat(MergePatch.apply(current, patch, Sample.class))
                .isEqualTo(new Sample("new", null, "old", Map.of("x", 1, "y", 2)));
    }

    @Test
    void namesEveryMemberThatIsNotKnown() throws Exception {
        var patch = (ObjectNode) ContractJson.MAPPER.readTree("{\"a\": \"new\", \"A\": 1, \"e\": null}");

        assertThatThrownBy(() -> MergePatch.read(patch, Sample.class))
                .isInstanceOfSatisfying(
                        InvalidField.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Problem.Violation::pointer)
                                .containsExactly("#/A", "#/e"));
    }

    record Sample(
            @Nullable String a,
            @Nullable String b,
            @Nullable String c,
            @Nullable Map<String, Integer> d) {}
}
