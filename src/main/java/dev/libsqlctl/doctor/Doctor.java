package dev.libsqlctl.doctor;

import dev.libsqlctl.server.Engines;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes every check that applies. Changes nothing, asks nothing, and ends in bounded time, whatever hangs. */
public final class Doctor {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final List<Check> CHECKS = List.of(
            new DockerCheck(),
            new ServerCheck(),
            new PortCheck(),
            new SettingsCheck(),
            new EnvFileCheck(),
            new AnswerCheck(),
            new VersionCheck(),
            new ClockCheck(),
            new ExposureCheck(),
            new ReplicationCheck(),
            new TokenCheck(),
            new AcceptanceCheck(),
            new PublicKeyCheck(),
            new LoadedKeyCheck(),
            new KeyPairCheck(),
            new PrivateKeyCheck(),
            new ImageCheck(),
            new PlatformCheck(),
            new StopTimeoutCheck(),
            new CommandCheck(),
            new OwnerCheck(),
            new LogSizeCheck(),
            new DiskSpaceCheck());

    private final Engines engines;
    private final Clock clock;

    /**
     * @param engines where servers may be
     * @param clock what tells the time
     */
    public Doctor(Engines engines, Clock clock) {
        this.engines = engines;
        this.clock = clock;
    }

    /** {@return the names of all checks, in the order in which they are made} */
    public static List<String> checks() {
        return CHECKS.stream().map(Check::name).toList();
    }

    /**
     * Looks.
     *
     * @param request where
     * @return what was found
     */
    public Examination examine(DoctorRequest request) {
        Facts facts = new FactFinder(engines, clock, request).find();
        List<Finding> findings = new ArrayList<>();
        List<String> checked = new ArrayList<>();
        List<String> fine = new ArrayList<>();
        for (Check check : CHECKS) {
            try {
                Outcome outcome = Limited.within(LIMIT, () -> check.look(facts));
                findings.addAll(outcome.findings());
                if (outcome.applies()) {
                    checked.add(check.name());
                }
                if (outcome.applies() && outcome.findings().isEmpty()) {
                    fine.add(check.name());
                }
            } catch (UnfinishedException e) {
                findings.add(Diagnosis.NOT_CHECKED.found(
                        check.name() + " could not be checked: " + e.getMessage(),
                        "Mend that, then run this again; what it would have found is not known."));
            }
        }
        findings.sort(Comparator.comparing(finding -> finding.diagnosis().severity()));
        return new Examination(findings, checked, fine);
    }
}
