package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem.ProgressDetail;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.Progress;
import dev.libsqlctl.server.Progress.Transfer;
import dev.libsqlctl.server.PullPolicy;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Sees to it that an image is on the engine's machine. */
final class ImagePuller {
    private final DockerClient docker;

    ImagePuller(DockerClient docker) {
        this.docker = docker;
    }

    /**
     * Pulls an image if the policy wants it.
     *
     * @param image reference of the image
     * @throws LibsqlctlException IMAGE_MISSING or IMAGE_PULL_FAILED
     */
    void provide(String image, PullPolicy policy, Progress progress) {
        switch (policy) {
            case ALWAYS -> pull(image, progress);
            case MISSING -> {
                if (!present(image)) {
                    pull(image, progress);
                }
            }
            case NEVER -> {
                if (!present(image)) {
                    throw missing(image, null);
                }
            }
        }
    }

    static LibsqlctlException missing(String image, Throwable cause) {
        return new LibsqlctlException(
                ErrorCode.IMAGE_MISSING,
                "the image " + image + " is not on this machine",
                "Pull it with: docker pull " + image + " (or allow that with --pull missing)",
                cause);
    }

    private boolean present(String image) {
        return DockerFailures.translating("look for the image " + image, () -> {
            try {
                docker.inspectImageCmd(image).exec();
                return true;
            } catch (NotFoundException e) {
                return false;
            }
        });
    }

    private void pull(String image, Progress progress) {
        progress.note("pulling " + image);
        Pull pull = new Pull(progress);
        try {
            docker.pullImageCmd(tagged(image)).exec(pull).awaitCompletion();
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        } catch (DockerException e) {
            throw failed(image, DockerFailures.words(e), e);
        } catch (RuntimeException e) {
            throw DockerFailures.translate("pull the image " + image, e);
        }
        if (pull.refusal.get() != null) {
            throw failed(image, pull.refusal.get(), null);
        }
        if (!present(image)) {
            throw failed(image, "the engine stopped before the image was complete", null);
        }
    }

    private static LibsqlctlException failed(String image, String words, Throwable cause) {
        return new LibsqlctlException(
                ErrorCode.IMAGE_PULL_FAILED,
                "cannot pull the image " + image + ": " + words,
                "See whether the name is right and whether the registry can be reached: docker pull " + image,
                cause);
    }

    /** The engine pulls every tag there is when it is given none. */
    private static String tagged(String image) {
        boolean named = image.contains("@") || image.lastIndexOf(':') > image.lastIndexOf('/');
        return named ? image : image + ":latest";
    }

    /** Hears the engine's stream of progress; an error in that stream comes with HTTP status 200. */
    private static final class Pull extends ResultCallback.Adapter<PullResponseItem> {
        private final Progress progress;
        private final AtomicReference<String> refusal = new AtomicReference<>();

        Pull(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void onNext(PullResponseItem item) {
            if (item.isErrorIndicated()) {
                refusal.compareAndSet(null, words(item));
            } else if (item.getId() != null && item.getStatus() != null) {
                progress.transfer(transfer(item));
            }
        }

        private static Transfer transfer(PullResponseItem item) {
            ProgressDetail detail = item.getProgressDetail();
            return new Transfer(
                    item.getId(),
                    item.getStatus(),
                    detail == null ? 0 : Objects.requireNonNullElse(detail.getCurrent(), 0L),
                    detail == null ? 0 : Objects.requireNonNullElse(detail.getTotal(), 0L));
        }

        private static String words(PullResponseItem item) {
            return item.getErrorDetail() == null || item.getErrorDetail().getMessage() == null
                    ? "the engine gave no reason"
                    : item.getErrorDetail().getMessage();
        }
    }
}
