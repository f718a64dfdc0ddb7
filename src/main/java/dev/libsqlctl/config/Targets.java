package dev.libsqlctl.config;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides which database a command speaks to, and with which token. A token goes only where it belongs: one that other tools
 * named together with a URL is not sent to another URL.
 */
public final class Targets {
    private static final String OWN_TOKEN = "LIBSQLCTL_TOKEN";
    private static final String MAKEFILE_TOKEN = "JWT_TOKEN";

    /** The variables of other tools: the token that belongs to each URL. */
    private static final Map<String, String> TOKEN_OF_URL = Map.of(
            "DATABASE_URL", "DATABASE_TOKEN",
            "TURSO_DATABASE_URL", "TURSO_AUTH_TOKEN",
            "LIBSQL_URL", "LIBSQL_AUTH_TOKEN");

    /** Geni writes two slashes before a path, be it relative or absolute. */
    private static final Pattern LOCAL_FILE =
            Pattern.compile("(?:sqlite|sqlite3|file):(?://)?(?<path>.+)", Pattern.CASE_INSENSITIVE);

    private final Settings settings;
    private final InputStream standardInput;

    /**
     * @param settings where URL and token are looked for
     * @param standardInput what the token file {@code -} is read from
     */
    public Targets(Settings settings, InputStream standardInput) {
        this.settings = settings;
        this.standardInput = standardInput;
    }

    /**
     * The database of a command.
     *
     * @param url the URL that was given by flag; empty for none
     * @param tokenFile the file that the token is read from, {@code -} for standard input; empty for none
     * @return where it is and the token to use
     * @throws LibsqlctlException when the URL cannot be understood or the file cannot be read
     */
    public Endpoint resolve(Optional<String> url, Optional<String> tokenFile) {
        if (url.isPresent()) {
            return with(parse(url.get(), "--url"), tokenFile, List.of(OWN_TOKEN, MAKEFILE_TOKEN));
        }
        Optional<Settings.Value> named = settings.find(Setting.URL);
        if (named.isEmpty()) {
            return with(parse(local(), "--port"), tokenFile, Setting.TOKEN.variables());
        }
        String origin = named.get().origin();
        String variable = origin.split(" ", 2)[0];
        List<String> tokens = TOKEN_OF_URL.containsKey(variable)
                ? List.of(OWN_TOKEN, TOKEN_OF_URL.get(variable), MAKEFILE_TOKEN)
                : List.of(OWN_TOKEN, MAKEFILE_TOKEN);
        return with(parse(named.get().value(), origin), tokenFile, tokens);
    }

    /**
     * The local SQLite file that a command speaks to.
     *
     * @param url the URL that was given by flag; empty for none
     * @return its path, relative to the working directory unless absolute; empty when a server is meant
     */
    public Optional<Path> localFile(Optional<String> url) {
        return url.or(() -> settings.find(Setting.URL).map(Settings.Value::value))
                .map(LOCAL_FILE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> LocalPath.of(matcher.group("path")));
    }

    /**
     * The token for a server of this machine.
     *
     * @param tokenFile the file that it is read from, {@code -} for standard input; empty for none
     * @return the token; empty when there is none
     * @throws LibsqlctlException when the file cannot be read
     */
    public Optional<String> localToken(Optional<String> tokenFile) {
        return token(tokenFile, Setting.TOKEN.variables());
    }

    private String local() {
        String bind = settings.get(Setting.BIND).orElseThrow();
        String port = settings.get(Setting.PORT).orElseThrow();
        try {
            return ListenAddress.url(bind, Integer.parseInt(port)).toString();
        } catch (NumberFormatException e) {
            throw new LibsqlctlException(
                    ErrorCode.SETTING_INVALID,
                    "LIBSQLCTL_PORT is '" + port + "'",
                    "Set it to a number, such as 8080.",
                    e);
        }
    }

    private static Endpoint parse(String url, String origin) {
        try {
            return Endpoint.parse(url);
        } catch (IllegalArgumentException e) {
            throw new LibsqlctlException(
                    ErrorCode.SETTING_INVALID,
                    origin + ": " + e.getMessage(),
                    "Write it like http://127.0.0.1:8080.",
                    e);
        }
    }

    private Endpoint with(Endpoint endpoint, Optional<String> tokenFile, List<String> variables) {
        try {
            return token(tokenFile, variables).map(endpoint::withToken).orElse(endpoint);
        } catch (IllegalArgumentException e) {
            throw new LibsqlctlException(
                    ErrorCode.SETTING_INVALID,
                    "the token: " + e.getMessage(),
                    "A token is one line of letters, digits, '-', '_' and two dots.",
                    e);
        }
    }

    private Optional<String> token(Optional<String> tokenFile, List<String> variables) {
        if (tokenFile.isPresent()) {
            return Optional.of(readToken(tokenFile.get()));
        }
        return settings.first(variables).map(Settings.Value::value);
    }

    private String readToken(String file) {
        try {
            byte[] bytes = file.equals("-") ? standardInput.readAllBytes() : Files.readAllBytes(Path.of(file));
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.TOKEN_FILE_MISSING,
                    "the token file " + file + " cannot be read",
                    "Write the token, and nothing else, into it.",
                    e);
        }
    }
}
