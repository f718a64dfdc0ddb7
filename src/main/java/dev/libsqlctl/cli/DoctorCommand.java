package dev.libsqlctl.cli;

import dev.libsqlctl.doctor.Doctor;
import dev.libsqlctl.doctor.DoctorRequest;
import dev.libsqlctl.doctor.Examination;
import dev.libsqlctl.doctor.Severity;
import dev.libsqlctl.error.ExitCode;
import dev.libsqlctl.server.Engines;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl doctor", "  libsqlctl doctor --all", "  libsqlctl doctor --json", ""},
        description = {
            "Looks for what goes wrong with servers, keys, tokens and settings, and says by name what it found and what to",
            "do. Changes nothing. Ends with 5 when there is a problem, with 0 when there are warnings alone, or nothing."
        })
final class DoctorCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private ServerOptions server;

    @Mixin
    private TokenOptions token;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            defaultValue = "private.pem",
            description = "The private key that tokens are made with (default: ${DEFAULT-VALUE}).")
    private Path privateKey;

    @Option(names = "--all", description = "Also show what was looked at and is fine.")
    private boolean all;

    DoctorCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Engines engines = server.engines(context)) {
            Examination examination = new Doctor(engines, Clock.systemUTC()).examine(request());
            ExaminationAnswer answer = new ExaminationAnswer(examination);
            context.renderer().show(all ? answer.allLines() : answer.lines(), answer.members());
            return examination.count(Severity.PROBLEM) > 0 ? ExitCode.DIFFERS.number() : ExitCode.DONE.number();
        }
    }

    private DoctorRequest request() {
        return new DoctorRequest(
                server.query(context),
                context.workingDirectory().resolve(".env"),
                context.workingDirectory().resolve(privateKey).normalize(),
                token.file(),
                context.settings(),
                context.targets());
    }
}
