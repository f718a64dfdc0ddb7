package dev.libsqlctl.export;

import dev.libsqlctl.server.SqldVariables;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The variables of a server, by what may be written into a file that is passed on. What sqld does not read is in neither part.
 *
 * @param plain those that may, with their values
 * @param secret the names of those that may not; a name that is not known counts as one
 */
record ServerVariables(SortedMap<String, String> plain, List<String> secret) {
    private static final Set<String> OF_THE_LIBRARY = Set.of("RUST_LOG");
    private static final String BOTTOMLESS = "LIBSQL_BOTTOMLESS_";

    /** A password in a URL, or a private key where the public one belongs. */
    private static final Pattern SECRET_VALUE = Pattern.compile("://[^/]*@|PRIVATE KEY");

    static ServerVariables of(Map<String, String> environment) {
        SortedMap<String, String> read = new TreeMap<>(environment);
        read.keySet()
                .removeIf(name -> !OF_THE_LIBRARY.contains(name)
                        && !name.startsWith(SqldVariables.PREFIX)
                        && !name.startsWith(BOTTOMLESS));
        SortedMap<String, String> plain = new TreeMap<>(read);
        plain.entrySet().removeIf(variable -> secret(variable.getKey(), variable.getValue()));
        return new ServerVariables(
                plain,
                read.keySet().stream().filter(name -> !plain.containsKey(name)).toList());
    }

    private static boolean secret(String name, String value) {
        boolean known = OF_THE_LIBRARY.contains(name) || SqldVariables.NAMES.contains(name);
        return !known
                || SqldVariables.SECRET.contains(name)
                || SECRET_VALUE.matcher(value).find();
    }

    /** {@return whether an argument of sqld is the option that stands for a secret variable} */
    static boolean isSecretOption(String argument) {
        String option = argument.split("=", 2)[0];
        return SqldVariables.SECRET.stream().anyMatch(name -> option.equals(option(name)));
    }

    private static String option(String variable) {
        return "--"
                + variable.substring(SqldVariables.PREFIX.length())
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', '-');
    }
}
