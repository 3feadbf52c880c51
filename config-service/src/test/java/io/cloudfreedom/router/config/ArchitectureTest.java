package io.cloudfreedom.router.config;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.cloudfreedom.router.config", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ONLY_THE_SECRET_PACKAGE_KNOWS_VAULT = noClasses()
            .that()
            .resideOutsideOfPackage("..secret..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.quarkus.vault..");

    @ArchTest
    static final ArchRule NOBODY_SEES_ANOTHER_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.cloudfreedom.router.key..",
                    "io.cloudfreedom.router.usage..",
                    "io.cloudfreedom.router.gateway..",
                    "io.cloudfreedom.router.testkit..");

    @ArchTest
    static final ArchRule RESOURCES_LEAVE_THE_DATABASE_TO_OTHERS = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.mutiny.sqlclient..", "io.cloudfreedom.router.kit.tenancy..");

    @ArchTest
    static final ArchRule NO_BLOCKING_SQL =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CYCLE =
            slices().matching("io.cloudfreedom.router.config.(*)..").should().beFreeOfCycles();
}
