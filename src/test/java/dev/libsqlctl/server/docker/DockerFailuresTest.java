package dev.libsqlctl.server.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DockerFailuresTest {
    @Test
    void refusalIsToldInTheEnginesWords() {
        DockerException refusal = new InternalServerErrorException("{\"message\":\"no space left on device\"}\n");

        LibsqlctlException failure = DockerFailures.translate("create the container x", refusal);

        assertThat(failure).hasMessage("cannot create the container x: no space left on device");
        assertThat(failure.code()).isEqualTo(ErrorCode.DOCKER_REFUSED);
        assertThat(failure.hint()).isPresent();
        assertThat(failure).hasCause(refusal);
    }

    @Test
    void wordsThatAreNoJsonAreKeptAsTheyAre() {
        assertThat(DockerFailures.words(new BadRequestException("page not found\n")))
                .isEqualTo("page not found");
        assertThat(DockerFailures.words(new BadRequestException("{\"cause\":\"x\"}")))
                .isEqualTo("{\"cause\":\"x\"}");
        assertThat(DockerFailures.words(new BadRequestException(""))).isEmpty();
    }

    @Test
    void brokenConnectionIsTheEnginesAbsence() {
        RuntimeException broken = new RuntimeException(new IOException("Broken pipe"));

        LibsqlctlException failure = DockerFailures.translate("list the containers", broken);

        assertThat(failure.code()).isEqualTo(ErrorCode.DOCKER_UNAVAILABLE);
        assertThat(failure).hasMessageContaining("Broken pipe");
    }

    @Test
    void connectionThatAnInterruptBrokeIsAnInterrupt() {
        Thread.currentThread().interrupt();
        RuntimeException broken = new RuntimeException(new IOException("closed by interrupt"));

        LibsqlctlException failure = DockerFailures.translate("list the containers", broken);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.code()).isEqualTo(ErrorCode.INTERRUPTED);
    }

    @Test
    void mistakesOfThisProgramAreNotDressedUp() {
        IllegalStateException mistake = new IllegalStateException("mistake");

        assertThatThrownBy(() -> DockerFailures.translate("list the containers", mistake))
                .isSameAs(mistake);
    }

    @Test
    void ownFailuresPass() {
        LibsqlctlException own = new LibsqlctlException(ErrorCode.IMAGE_MISSING, "gone", null);

        assertThat(DockerFailures.translate("list the containers", own)).isSameAs(own);
    }
}
