package org.chatcluster.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.junit.jupiter.api.Test;

/** What the parts of the client may lean on. */
class ArchitectureTest {
    private static final String LIBRARY = "org.chatcluster.client";
    private static final String TERMINAL = "org.chatcluster.client.terminal";

    private final JavaClasses classes = new ClassFileImporter()
            // ArchUnit's own option knows target/test-classes only; a build may have another directory there.
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(LIBRARY);

    @Test
    void library_knows_no_terminal() {
        noClasses()
                .that()
                .resideInAPackage(LIBRARY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TERMINAL + "..", "org.jline..", "picocli..")
                .check(classes);
    }

    @Test
    void library_prints_nothing() {
        noClasses()
                .that()
                .resideInAPackage(LIBRARY)
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(classes);
    }

    @Test
    void terminal_knows_no_network() {
        noClasses()
                .that()
                .resideInAPackage(TERMINAL + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "org.chatcluster.common.codec", "org.chatcluster.common.net")
                .check(classes);
    }

    @Test
    void packages_of_the_terminal_form_no_circle() {
        slices().matching(TERMINAL + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void nothing_static_changes() {
        noFields().that().areStatic().should().notBeFinal().check(classes);
    }
}
