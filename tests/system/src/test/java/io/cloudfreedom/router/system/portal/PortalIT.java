package io.cloudfreedom.router.system.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cloudfreedom.router.system.stack.Router;
import io.cloudfreedom.router.system.stack.Script;
import io.cloudfreedom.router.system.stack.SharedStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The journeys of `admin-portal/e2e`, each of Playwright's tests as one here.
@ExtendWith(SharedStack.class)
class PortalIT {
    private static final Path PORTAL = SharedStack.SOURCES.resolve("admin-portal");

    /// Of all journeys together.
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @TestFactory
    Stream<DynamicTest> journeys(Router router, @TempDir Path folder) throws Exception {
        String browser = System.getenv().getOrDefault("PORTAL_CHROMIUM", "");
        assumeTrue(!browser.isEmpty(), "PORTAL_CHROMIUM names no browser; ./router test looks for one");
        Path report = folder.resolve("journeys.json");

        Script.Ended playwright = Script.in(PORTAL)
                .with("PORTAL_CHROMIUM", browser)
                .with("PORTAL_STATUS", router.stack().state().statusFile().toString())
                .with("PLAYWRIGHT_JSON_OUTPUT_FILE", report.toString())
                .run(PATIENCE, "npm", "run", "--silent", "e2e", "--", "--reporter=list,json");

        List<Journey> journeys = Files.exists(report) ? Journey.in(report) : List.of();
        assertThat(journeys).as(playwright.output()).isNotEmpty();
        return Stream.concat(
                journeys.stream()
                        .map(journey -> DynamicTest.dynamicTest(
                                journey.title(),
                                () -> assertThat(journey.errors())
                                        .as(playwright.output())
                                        .isEmpty())),
                Stream.of(DynamicTest.dynamicTest(
                        "Playwright itself",
                        () -> assertThat(playwright.exitValue())
                                .as(playwright.output())
                                .isZero())));
    }
}
