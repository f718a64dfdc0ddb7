package dev.libsqlctl.cli;

import dev.libsqlctl.auth.Access;
import dev.libsqlctl.backup.archive.Compression;
import dev.libsqlctl.cli.completion.ClosedChoice;
import dev.libsqlctl.cli.completion.Shell;
import dev.libsqlctl.connect.Client;
import dev.libsqlctl.server.EngineChoice;
import dev.libsqlctl.server.NodeType;
import dev.libsqlctl.server.PullPolicy;
import dev.libsqlctl.server.RestartPolicy;
import dev.libsqlctl.sql.format.ResultFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Turns a word into one of an enumeration's constants, whose names are written in lower case and with dashes. Each option names its
 * own, so that a command loads no enumeration that it does not use.
 */
abstract class Choice<E extends Enum<E>> implements ITypeConverter<E>, ClosedChoice {
    private final E[] constants;

    private Choice(E[] constants) {
        this.constants = constants;
    }

    @Override
    public E convert(String text) {
        return Arrays.stream(constants)
                .filter(constant -> word(constant).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new TypeConversionException("'" + text + "' is none of " + String.join(", ", words())));
    }

    @Override
    public List<String> words() {
        return Arrays.stream(constants).map(Choice::word).toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static final class OfAccess extends Choice<Access> {
        OfAccess() {
            super(Access.values());
        }
    }

    static final class OfClient extends Choice<Client> {
        OfClient() {
            super(Client.values());
        }
    }

    static final class OfCompression extends Choice<Compression> {
        OfCompression() {
            super(Compression.values());
        }
    }

    static final class OfEngine extends Choice<EngineChoice> {
        OfEngine() {
            super(EngineChoice.values());
        }
    }

    static final class OfEnvFormat extends Choice<EnvFormat> {
        OfEnvFormat() {
            super(EnvFormat.values());
        }
    }

    static final class OfNode extends Choice<NodeType> {
        OfNode() {
            super(NodeType.values());
        }
    }

    static final class OfPull extends Choice<PullPolicy> {
        OfPull() {
            super(PullPolicy.values());
        }
    }

    static final class OfResultFormat extends Choice<ResultFormat> {
        OfResultFormat() {
            super(ResultFormat.values());
        }
    }

    static final class OfRestart extends Choice<RestartPolicy> {
        OfRestart() {
            super(RestartPolicy.values());
        }
    }

    static final class OfShell extends Choice<Shell> {
        OfShell() {
            super(Shell.values());
        }
    }
}
