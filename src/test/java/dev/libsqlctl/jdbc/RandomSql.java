package dev.libsqlctl.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A SELECT of one row, built of pieces that look like parameters and are none, and of parameters, numbered by the rules of SQLite
 * ("SQL Language Expressions", section 2) while it is built.
 */
final class RandomSql {
    private static final List<String> DECOYS = List.of(
            "'?'",
            "''",
            "'it''s :a'",
            "'--'",
            "'/*'",
            "x'3f'",
            "'a' AS \"?\"",
            "'b' AS [:a]",
            "'c' AS `@a ?`",
            "'d' AS \"\"\"?\"\"\"",
            "1 AS a$b",
            "2 AS \"$x\"",
            "3 /* ? :a 'x */",
            "4 -- ? ' :b\n",
            "5 /* -- */",
            "'{\"a\":1}' -> '$.a'",
            "'{\"?\":1}' ->> '$.a'",
            "6 - -1",
            "7 / 2",
            "8--? \n",
            "'\u00e9\u20ac\ud83d\ude00' AS \"\u00e9?\"",
            "9 /*?*/ /**/",
            "'multi\nline ?'",
            "1 AS \u00e9$1");
    private static final List<String> NAMES = List.of(
            ":a", ":b", ":A", ":_1", ":a1", "@a", "@b", "$a", "$b", ":\u00e9", ":a$b", "$a::b", "$a::b(c)", "@x_y");

    private static final List<String> ENDS = List.of("", ";", " -- ?", ";;", " /* ? */ ;", " /* ?", "\n");

    private final StringBuilder text = new StringBuilder("SELECT 0 AS first");
    private final Map<String, Integer> named = new LinkedHashMap<>();
    private final List<Integer> parameterOfColumn = new ArrayList<>(List.of(0));
    private int largest;
    private boolean executable = true;

    RandomSql(Random random) {
        boolean positional = random.nextInt(3) != 0;
        boolean byName = !positional || random.nextInt(3) == 0;
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(random.nextInt(4) == 0 ? "," : random.nextInt(4) == 0 ? "\n,/*?*/" : ", ");
            if (random.nextInt(2) == 0) {
                text.append(DECOYS.get(random.nextInt(DECOYS.size())));
                parameterOfColumn.add(0);
            } else if (byName && (!positional || random.nextBoolean())) {
                name(NAMES.get(random.nextInt(NAMES.size())));
            } else if (random.nextInt(3) == 0) {
                number(1 + random.nextInt(Math.min(largest + 3, 30)));
            } else {
                add("?", ++largest);
            }
        }
        end(ENDS.get(random.nextInt(ENDS.size())));
    }

    private void end(String end) {
        text.append(end);
        executable &= !end.contains("/*") || end.contains("*/");
    }

    private void name(String name) {
        executable &= !name.contains("::");
        Integer number = named.get(name);
        if (number == null) {
            number = ++largest;
            named.put(name, number);
        }
        add(name, number);
    }

    private void number(int number) {
        largest = Math.max(largest, number);
        add("?" + number, number);
    }

    private void add(String parameter, int number) {
        text.append(parameter);
        parameterOfColumn.add(number);
    }

    /** {@return how many parameters there are: the largest number of one} */
    int parameterCount() {
        return largest;
    }

    /** {@return whether sqld's own parser, which comes before SQLite's, knows all of it} */
    boolean isExecutable() {
        return executable;
    }

    /** {@return for each column the number of the parameter that it is, 0 if it is none} */
    List<Integer> parameterOfColumn() {
        return parameterOfColumn;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
