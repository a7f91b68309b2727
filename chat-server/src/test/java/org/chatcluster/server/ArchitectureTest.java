package org.chatcluster.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which part may know which library. A line here is easy to change; that it has to be is the point. */
final class ArchitectureTest {
    private static final String SERVER = "org.chatcluster.server.";
    private static final String COMMON = "org.chatcluster.common.";

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                // ArchUnit's own option knows target/test-classes only; a build may have another directory there.
                .withImportOption(location -> !location.contains("/test-classes/"))
                .importPackages("org.chatcluster.server", "org.chatcluster.common");
        assertThat(classes.contain(ChatServerMain.class)).isTrue();
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("org.chatcluster.(*)..").should().beFreeOfCycles().check(classes);
        slices().matching("org.chatcluster.(*.*)..").should().beFreeOfCycles().check(classes);
    }

    @ParameterizedTest(name = "{0} only in {1}")
    @MethodSource("edges")
    void a_library_is_known_at_its_edge_only(String library, String[] edges) {
        ArchRule rule = noClasses()
                .that(not(resideInAnyPackage(edges)))
                .should()
                .dependOnClassesThat(resideInAPackage(library));
        rule.check(classes);
        assertThat(classes.stream().filter(resideInAnyPackage(edges)))
                .as("a rule about a library that nobody uses proves nothing")
                .anyMatch(user -> uses(user, library));
    }

    static Stream<Arguments> edges() {
        String root = "org.chatcluster.server";
        return Stream.of(
                edge(
                        "io.netty..",
                        root,
                        SERVER + "net",
                        SERVER + "delivery",
                        SERVER + "cluster",
                        COMMON + "codec",
                        COMMON + "json",
                        COMMON + "net"),
                edge("java.sql..", SERVER + "storage"),
                edge("javax.sql..", SERVER + "storage"),
                edge("org.jdbi..", SERVER + "storage"),
                edge("org.flywaydb..", SERVER + "storage"),
                edge("com.zaxxer..", SERVER + "storage"),
                edge("org.sqlite..", SERVER + "storage"),
                edge("com.mysql..", SERVER + "storage"),
                edge("picocli..", SERVER + "config"),
                edge("io.smallrye..", SERVER + "config"),
                edge("io.lettuce..", SERVER + "cluster"),
                edge("io.micrometer..", SERVER + "ops"),
                edge("com.sun.net..", SERVER + "ops"),
                edge("ch.qos.logback..", SERVER + "ops"),
                edge("io.github.bucket4j..", SERVER + "limit"),
                edge("org.bouncycastle..", SERVER + "account"));
    }

    @Test
    void rules_know_no_wire() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Service")
                .and(not(resideInAnyPackage(SERVER + "chat", SERVER + "delivery")))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.netty..", "com.fasterxml..", COMMON + "codec", COMMON + "json"))
                .check(classes);
    }

    @Test
    void nobody_depends_on_the_whole() {
        noClasses()
                .that(not(resideInAPackage("org.chatcluster.server")))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ChatServer.class)
                .check(classes);
    }

    @Test
    void there_is_no_static_mutable_state() {
        fields().that().areStatic().should().beFinal().check(classes);
    }

    @Test
    void only_the_main_class_ends_the_process_or_prints() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ChatServerMain.class.getName())
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(classes);
    }

    @Test
    void classes_are_closed() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .doNotHaveSimpleName("package-info")
                .and(not(resideInAPackage(SERVER + "error")))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(classes);
    }

    private static Arguments edge(String library, String... packages) {
        return Arguments.of(library, packages);
    }

    private static boolean uses(JavaClass user, String library) {
        return user.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> resideInAPackage(library).test(dependency.getTargetClass()));
    }
}
