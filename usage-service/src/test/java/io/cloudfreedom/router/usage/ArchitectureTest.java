package io.cloudfreedom.router.usage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;

@AnalyzeClasses(packages = "io.cloudfreedom.router.usage", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule FEATURES_DO_NOT_DEPEND_ON_EACH_OTHER_IN_CIRCLES =
            slices().matching("io.cloudfreedom.router.usage.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_LEDGER_DECIDES_WHAT_IS_BOOKED = noClasses()
            .that()
            .resideOutsideOfPackages("..usage.ledger..", "..usage.ingest..", "..usage.rebuild..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..usage.ledger..");

    @ArchTest
    static final ArchRule WHAT_IS_BOOKED_IS_DECIDED_WITHOUT_A_DATABASE = noClasses()
            .that()
            .haveSimpleName("Settler")
            .or()
            .haveSimpleName("Testimony")
            .or()
            .haveSimpleName("Balance")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.smallrye..", "jakarta..");

    @ArchTest
    static final ArchRule NO_OTHER_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.cloudfreedom.router.key..",
                    "io.cloudfreedom.router.config..",
                    "io.cloudfreedom.router.gateway..");

    @ArchTest
    static final ArchRule ONLY_SECRET_TOUCHES_VAULT = noClasses()
            .that()
            .resideOutsideOfPackage("..usage.secret..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.quarkus.vault..");

    @ArchTest
    static final ArchRule RESOURCES_ARE_FOR_THEIR_FEATURE_ALONE =
            classes().that().areAnnotatedWith(Path.class).should().bePackagePrivate();
}
