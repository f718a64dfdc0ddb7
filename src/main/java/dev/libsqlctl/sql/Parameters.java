package dev.libsqlctl.sql;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.hrana.SqlToken;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of the parameters of statements, by number and by name. Not safe for use by several threads. */
public final class Parameters {
    private static final Pattern NAMED = Pattern.compile("[:@$]?([A-Za-z_][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);

    private final List<Object> numbered = new ArrayList<>();
    private final Map<String, Object> named = new LinkedHashMap<>();
    private final Set<Object> unused = new HashSet<>();

    private Parameters() {}

    /**
     * Reads parameters as they are typed: {@code 42}, {@code name=Ada}, {@code =a=b} for a value with an equals sign that has no name.
     *
     * @param typed in order
     * @return their values: a number, {@code 'text'}, {@code x'blob'} or {@code NULL} is what SQL means by it, anything else a text
     */
    public static Parameters of(List<String> typed) {
        Parameters parameters = new Parameters();
        typed.forEach(parameters::add);
        return parameters;
    }

    private void add(String typed) {
        Matcher assignment = NAMED.matcher(typed);
        if (assignment.matches()) {
            named.put(assignment.group(1), ParameterValue.of(assignment.group(2)));
            unused.add(assignment.group(1));
        } else {
            numbered.add(ParameterValue.of(typed.startsWith("=") ? typed.substring(1) : typed));
            unused.add(numbered.size());
        }
    }

    /** {@return whether there are any} */
    public boolean isEmpty() {
        return numbered.isEmpty() && named.isEmpty();
    }

    /**
     * Gives a statement its values. The numbers are SQLite's ("SQL Language Expressions", section 3).
     *
     * @throws LibsqlctlException {@link ErrorCode#USAGE} when a parameter of the statement has no value
     */
    void bind(String sql, PreparedStatement statement) throws SQLException {
        SqlLexer lexer = new SqlLexer(sql);
        Map<String, Integer> numbers = new HashMap<>();
        int highest = 0;
        for (SqlToken token = lexer.next(); !token.isEnd(); token = lexer.next()) {
            if (token.kind() != SqlToken.Kind.PARAMETER) {
                continue;
            }
            String text = token.text();
            int following = highest + 1;
            if (text.charAt(0) == '?') {
                int number = text.length() == 1 ? following : Integer.parseInt(text.substring(1));
                statement.setObject(number, value(number, text));
                highest = Math.max(highest, number);
            } else {
                int number = numbers.computeIfAbsent(text, unknown -> following);
                statement.setObject(number, value(text));
                highest = Math.max(highest, number);
            }
        }
    }

    private Object value(int number, String text) {
        if (number > numbered.size()) {
            throw missing(text, "-p VALUE gives one, in the order of the parameters.");
        }
        unused.remove(number);
        return numbered.get(number - 1);
    }

    private Object value(String text) {
        String name = text.substring(1);
        if (!named.containsKey(name)) {
            throw missing(text, "-p " + name + "=VALUE gives one.");
        }
        unused.remove(name);
        return named.get(name);
    }

    private static LibsqlctlException missing(String text, String hint) {
        return new LibsqlctlException(ErrorCode.USAGE, "the parameter " + text + " has no value", hint);
    }

    /**
     * Makes sure that every value was asked for by some statement.
     *
     * @throws LibsqlctlException {@link ErrorCode#USAGE} when one was not
     */
    void requireUsed() {
        if (!unused.isEmpty()) {
            Object first = unused.iterator().next();
            throw new LibsqlctlException(
                    ErrorCode.USAGE,
                    first instanceof String name
                            ? "no statement has a parameter :" + name
                            : "no statement has a parameter number " + first,
                    "Write ? for values by number, and :name for those by name.");
        }
    }
}
