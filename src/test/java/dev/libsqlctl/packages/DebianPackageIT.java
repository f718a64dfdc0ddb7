package dev.libsqlctl.packages;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.BareMachine;
import dev.libsqlctl.support.DockerTest;
import dev.libsqlctl.support.NeedsProgram;
import dev.libsqlctl.support.Program.Run;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The Debian package: installed, used and removed on one machine. */
@Tag("packages")
@DockerTest
@NeedsProgram("dpkg-query")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DebianPackageIT {
    /** All that is on the machine but what dpkg and apt write about their own work. */
    private static final String FILES = "find / -xdev -not -path '/var/lib/*' -not -path '/var/log/*'"
            + " -not -path '/var/cache/*' -not -path '/proc*' -not -path '/sys*' -not -path '/dev*' | sort";

    private static BareMachine machine;
    private static String before;

    @BeforeAll
    static void startIt() {
        machine = BareMachine.start();
        before = machine.run(FILES).out();
    }

    @AfterAll
    static void endIt() {
        machine.close();
    }

    @Test
    @Order(1)
    void aptInstallsItByItself() {
        Run run = machine.run("! command -v java && apt install /packages/" + Packages.DEBIAN);

        assertThat(run).succeeded().says("Setting up libsqlctl (" + Packages.VERSION + ")");
        assertThat(machine.run("dpkg --audit; dpkg --verify libsqlctl").out()).isEmpty();
    }

    @Test
    @Order(2)
    void rootUsesIt() {
        Run run = machine.run("libsqlctl sql --url sqlite:/tmp/a.db \"SELECT 'It works!!!'\"");

        assertThat(run).succeeded();
        assertThat(run.out()).isEqualTo("It works!!!\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    @Order(2)
    void somebodyWithoutAHomeUsesIt() throws IOException {
        Run run = machine.runAsNobody(Packages.use("libsqlctl"));

        assertThat(run).succeeded();
        assertThat(run.out()).isEqualTo(Packages.USED);
    }

    @Test
    @Order(2)
    void everythingIsWhereDebianHasIt() {
        Run run = machine.run("""
                set -e
                readlink -f /usr/bin/libsqlctl
                gzip -dc /usr/share/man/man1/libsqlctl-backup-verify.1.gz | grep -c '^.TH'
                bash -n /usr/share/bash-completion/completions/libsqlctl
                head -n 1 /usr/share/zsh/vendor-completions/_libsqlctl
                test -s /usr/share/fish/vendor_completions.d/libsqlctl.fish
                grep -o 'License: Expat' /usr/share/doc/libsqlctl/copyright | head -n 1
                gzip -dc /usr/share/doc/libsqlctl/changelog.gz | head -n 1
                ls /usr/share/doc/libsqlctl/THIRD-PARTY.txt
                ls /usr/lib/libsqlctl/lib/*.jsa /usr/lib/libsqlctl/lib/*.aot 2>/dev/null | grep -c libsqlctl-
                find /usr/lib/libsqlctl -not -user root -o -perm /022 -not -type l
                """);

        assertThat(run).succeeded();
        assertThat(run.out()).isEqualTo("""
                /usr/lib/libsqlctl/bin/libsqlctl
                1
                #compdef libsqlctl
                License: Expat
                # Changelog
                /usr/share/doc/libsqlctl/THIRD-PARTY.txt
                1
                """);
    }

    @Test
    @Order(3)
    void whenItIsGoneNothingIsLeft() {
        assertThat(machine.run("rm -rf /tmp/*; apt purge --yes libsqlctl"))
                .succeeded()
                .says("Removing libsqlctl");

        assertThat(machine.run("dpkg -s libsqlctl").exitCode()).isNotZero();
        assertThat(machine.run(FILES).out()).isEqualTo(before);
    }
}
