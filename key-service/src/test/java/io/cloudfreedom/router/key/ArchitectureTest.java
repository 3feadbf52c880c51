package io.cloudfreedom.router.key;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.cloudfreedom.router.key", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ONLY_SECRET_TALKS_TO_VAULT = noClasses()
            .that()
            .resideOutsideOfPackage("..key.secret..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.quarkus.vault..");

    @ArchTest
    static final ArchRule NOBODY_BLOCKS = noClasses().should().callMethod(io.smallrye.mutiny.Uni.class, "await");

    @ArchTest
    static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.cloudfreedom.router.config..",
                    "io.cloudfreedom.router.usage..",
                    "io.cloudfreedom.router.gateway..");

    @ArchTest
    static final ArchRule ONLY_THE_CONSOLE_PRINTS = noClasses()
            .that()
            .doNotHaveSimpleName("Console")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule VALUES_KNOW_NO_FEATURE = noClasses()
            .that()
            .resideInAnyPackage("..key.page..", "..key.request..", "..key.secret..", "..key.credential..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..key.tenant..", "..key.providerkey..", "..key.virtualkey..", "..key.operation..");
}
