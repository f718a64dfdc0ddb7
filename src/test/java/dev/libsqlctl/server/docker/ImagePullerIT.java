package dev.libsqlctl.server.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.Progress.Transfer;
import dev.libsqlctl.server.PullPolicy;
import dev.libsqlctl.support.DockerFixture;
import dev.libsqlctl.support.DockerTest;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.LocalRegistry;
import dev.libsqlctl.support.RecordedProgress;
import dev.libsqlctl.support.SmallImage;
import java.io.IOException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pulls from a real registry, by a real engine. */
@DockerTest
class ImagePullerIT {
    private final RecordedProgress progress = new RecordedProgress();

    private DockerClient docker;
    private LocalRegistry registry;
    private ImagePuller puller;

    @BeforeEach
    void open() throws IOException {
        docker = DockerFixture.client();
        // No layer of an earlier run may lie on the engine's machine.
        registry = new LocalRegistry(SmallImage.of(System.nanoTime()));
        puller = new ImagePuller(docker);
    }

    @AfterEach
    void close() throws IOException {
        registry.close();
        if (present()) {
            docker.removeImageCmd(registry.reference()).exec();
        }
        docker.close();
    }

    @Test
    void missingImageIsPulledAndEachLayersProgressIsTold() {
        puller.provide(registry.reference(), PullPolicy.MISSING, progress);

        assertThat(present()).isTrue();
        assertThat(progress.notes()).singleElement().asString().contains(registry.reference());
        assertThat(progress.transfers())
                .anySatisfy(transfer -> assertThat(transfer.status()).isEqualTo("Pull complete"))
                .anySatisfy(transfer -> {
                    assertThat(transfer.status()).isEqualTo("Downloading");
                    assertThat(transfer.current()).isPositive();
                    assertThat(transfer.total()).isGreaterThanOrEqualTo(4 << 20);
                });
        assertThat(progress.transfers().stream().filter(transfer -> transfer.total() > 0))
                .extracting(Transfer::item)
                .containsOnly(progress.transfers()
                        .get(progress.transfers().size() - 1)
                        .item());
    }

    @Test
    void presentImageIsLeftAloneUnlessItShallAlwaysBePulled() {
        puller.provide(registry.reference(), PullPolicy.MISSING, new RecordedProgress());

        puller.provide(registry.reference(), PullPolicy.MISSING, progress);
        puller.provide(registry.reference(), PullPolicy.NEVER, progress);
        assertThat(progress.notes()).isEmpty();

        puller.provide(registry.reference(), PullPolicy.ALWAYS, progress);
        assertThat(progress.notes()).hasSize(1);
    }

    @Test
    void referenceWithoutATagMeansLatest() {
        puller.provide(registry.repository(), PullPolicy.MISSING, progress);

        assertThat(present()).isTrue();
    }

    @Test
    void referenceByDigestIsPulledAsItIs() {
        puller.provide(registry.repository() + "@" + registry.digest(), PullPolicy.MISSING, progress);

        assertThat(docker.inspectImageCmd(registry.repository() + "@" + registry.digest())
                        .exec()
                        .getRepoDigests())
                .containsExactly(registry.repository() + "@" + registry.digest());
        docker.removeImageCmd(registry.repository() + "@" + registry.digest()).exec();
    }

    @Test
    void unknownTagIsToldInTheEnginesWords() {
        assertFails(
                ErrorCode.IMAGE_PULL_FAILED,
                "manifest",
                () -> puller.provide(registry.repository() + ":nothing", PullPolicy.MISSING, progress));
    }

    @Test
    void registryThatIsDownIsToldInTheEnginesWords() {
        String image = "127.0.0.1:" + FreePort.next() + "/libsqlctl-test/small:latest";

        assertFails(
                ErrorCode.IMAGE_PULL_FAILED,
                "connection refused",
                () -> puller.provide(image, PullPolicy.ALWAYS, progress));
    }

    @Test
    void imageThatMayNotBePulledIsMissing() {
        assertFails(
                ErrorCode.IMAGE_MISSING,
                registry.reference(),
                () -> puller.provide(registry.reference(), PullPolicy.NEVER, progress));
    }

    private boolean present() {
        try {
            docker.inspectImageCmd(registry.reference()).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private static void assertFails(ErrorCode code, String words, ThrowingCallable call) {
        assertThatThrownBy(call)
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(LibsqlctlException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(code);
                    assertThat(failure.hint()).isPresent();
                });
    }
}
