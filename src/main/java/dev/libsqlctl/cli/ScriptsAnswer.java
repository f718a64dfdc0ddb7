package dev.libsqlctl.cli;

import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.hrana.SqlToken;
import dev.libsqlctl.migrate.Script;
import dev.libsqlctl.target.Target;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the scripts that a command would run are shown: as SQL that could be run as it stands. */
final class ScriptsAnswer {
    private ScriptsAnswer() {}

    static void show(Context context, Target target, List<Script> scripts) {
        if (context.global().format() == Format.TEXT) {
            print(context.console(), scripts);
            return;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("target", target.name());
        members.put("scripts", scripts.stream().map(ScriptsAnswer::members).toList());
        context.renderer().show(List.of(), members);
    }

    /** Text goes out as it is: its line ends are not those of this machine. */
    private static void print(Console console, List<Script> scripts) {
        PrintWriter out = console.out();
        if (scripts.isEmpty()) {
            out.print("-- nothing to do\n");
        }
        for (Script script : scripts) {
            out.print("-- " + script.name()
                    + (script.transactional() ? ": in a transaction\n" : ": without a transaction\n"));
            out.print(script.text());
            out.print(script.text().endsWith("\n") ? "" : "\n");
            out.print(ends(script.text()) ? "" : ";\n");
        }
        console.requireWritten();
    }

    /** {@return whether the last statement needs no semicolon before the next script} */
    private static boolean ends(String sql) {
        SqlLexer lexer = new SqlLexer(sql);
        SqlToken last = null;
        for (SqlToken token = lexer.next(); !token.isEnd(); token = lexer.next()) {
            last = token;
        }
        return last == null || last.isSign(';');
    }

    private static Map<String, Object> members(Script script) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("file", script.name());
        members.put("transaction", script.transactional());
        members.put("sql", script.text());
        return members;
    }
}
