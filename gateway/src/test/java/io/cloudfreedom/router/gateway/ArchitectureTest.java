package io.cloudfreedom.router.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.cloudfreedom.router.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule onlySecretTouchesVault = noClasses()
            .that()
            .resideOutsideOfPackage("..secret..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.quarkus.vault..");

    @ArchTest
    static final ArchRule onlyFeedAndUsageTouchKafka = noClasses()
            .that()
            .resideOutsideOfPackages("..feed..", "..usage..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule noDatabaseHere = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..", "io.vertx.sqlclient..");

    @ArchTest
    static final ArchRule featuresDoNotDependInCircles =
            slices().matching("io.cloudfreedom.router.gateway.(*)..").should().beFreeOfCycles();
}
