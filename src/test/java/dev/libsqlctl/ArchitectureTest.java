package dev.libsqlctl;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which way imports may point, and where each library lives. The table in docs/architecture.md says the same in words. */
class ArchitectureTest {
    private static final String ROOT = "dev.libsqlctl";

    /** Our packages by the top one, and the others of ours that each may use. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("error", List.of()),
            Map.entry("file", List.of()),
            Map.entry("hrana", List.of()),
            Map.entry("jdbc", List.of("hrana")),
            Map.entry("target", List.of("hrana", "jdbc")),
            Map.entry("migrate", List.of("error", "file", "hrana", "jdbc", "target")),
            Map.entry("backup", List.of("error", "file", "hrana", "jdbc", "target")),
            Map.entry("sql", List.of("error", "hrana", "target")),
            Map.entry("shell", List.of("error", "file", "hrana", "jdbc", "target", "sql")),
            Map.entry("config", List.of("error", "file", "hrana")),
            Map.entry("server", List.of("error", "file", "config", "hrana")),
            Map.entry("auth", List.of("error", "file")),
            Map.entry("export", List.of("error", "file", "config", "server")),
            Map.entry("play", List.of("error", "hrana")),
            Map.entry("doctor", List.of("error", "config", "hrana", "server", "auth")),
            Map.entry("connect", List.of("hrana")),
            Map.entry("setup", List.of("error", "file", "config", "hrana", "server", "auth", "backup")),
            Map.entry(
                    "cli",
                    List.of(
                            "error", "config", "hrana", "server", "auth", "play", "connect", "setup", "doctor",
                            "target", "migrate", "backup", "sql", "shell", "export")),
            Map.entry("rehearsal", List.of("cli")));

    /** Libraries, and the only packages of ours that may use them. */
    private static final Map<String, List<String>> HOMES = Map.ofEntries(
            Map.entry("picocli..", List.of("dev.libsqlctl.cli..")),
            Map.entry(
                    "com.google.gson..",
                    List.of(
                            "dev.libsqlctl.hrana.json..",
                            "dev.libsqlctl.cli..",
                            "dev.libsqlctl.backup.archive..",
                            "dev.libsqlctl.server.docker..",
                            "dev.libsqlctl.sql.format..",
                            "dev.libsqlctl.sql.rows..")),
            Map.entry("org.apache.commons.csv..", List.of("dev.libsqlctl.sql.rows..")),
            Map.entry(
                    "org.jline..",
                    List.of("dev.libsqlctl.sql.format..", "dev.libsqlctl.shell..", "dev.libsqlctl.cli..")),
            Map.entry("com.github.dockerjava..", List.of("dev.libsqlctl.server.docker..")),
            Map.entry("com.nimbusds..", List.of("dev.libsqlctl.auth..")),
            Map.entry("org.flywaydb..", List.of("dev.libsqlctl.migrate..")),
            Map.entry(
                    "org.sqlite..",
                    List.of("dev.libsqlctl.backup..", "dev.libsqlctl.target..", "dev.libsqlctl.rehearsal..")),
            Map.entry("com.github.luben..", List.of("dev.libsqlctl.backup.archive..")),
            Map.entry("org.snakeyaml..", List.of("dev.libsqlctl.export..")),
            Map.entry("java.net.http..", List.of("nowhere")),
            Map.entry("java.util.logging..", List.of("dev.libsqlctl.jdbc")),
            Map.entry("org.slf4j..", List.of("nowhere")));

    private static final JavaClasses PROGRAM =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> packagesUseOnlyWhatTheyMay() {
        return MAY_USE.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> noClasses()
                                .that()
                                .resideInAPackage(ROOT + "." + entry.getKey() + "..")
                                .should()
                                .dependOnClassesThat(oursExcept(entry.getKey(), entry.getValue()))
                                .check(PROGRAM)));
    }

    private static DescribedPredicate<JavaClass> oursExcept(String self, List<String> allowed) {
        String[] packages = Stream.concat(Stream.of(self), allowed.stream())
                .map(name -> ROOT + "." + name + "..")
                .toArray(String[]::new);
        return resideInAPackage(ROOT + "..").and(DescribedPredicate.not(resideInAnyPackage(packages)));
    }

    @TestFactory
    Stream<DynamicTest> librariesStayAtHome() {
        return HOMES.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> noClasses()
                                .that()
                                .resideInAPackage(ROOT + "..")
                                .and()
                                .resideOutsideOfPackages(entry.getValue().toArray(String[]::new))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(entry.getKey())
                                .check(PROGRAM)));
    }

    @Test
    void enginesAreOpenedInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".server.docker..", ROOT + ".server.local..")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".server.Engines")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".server.docker..", ROOT + ".server.local..")
                .check(PROGRAM);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PROGRAM);
    }

    @Test
    void onlyMainEndsTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".Libsqlctl")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(PROGRAM);
    }

    @Test
    void onlyMainReadsTheEnvironment() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".Libsqlctl")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(PROGRAM);
    }

    @Test
    void nobodyPrintsToTheStandardStreamsDirectly() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(PROGRAM);
    }

    @Test
    void everyPackageIsInTheTable() {
        classes()
                .that(alwaysTrue())
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".Libsqlctl")
                .should()
                .resideInAnyPackage(
                        Stream.concat(Stream.of(ROOT), MAY_USE.keySet().stream().map(name -> ROOT + "." + name + ".."))
                                .toArray(String[]::new))
                .check(PROGRAM);
        assertThat(PROGRAM.stream().map(JavaClass::getPackageName)).anyMatch(name -> name.startsWith(ROOT + ".hrana"));
    }
}
