package dev.libsqlctl.cli;

import dev.libsqlctl.auth.DecodedToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "inspect",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl token inspect - < token.txt", "  libsqlctl token inspect eyJ...", ""},
        description = "Shows what a token says and allows. Nothing is verified.")
final class TokenInspectCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private TokenArgument token;

    TokenInspectCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        TokenWords words = new TokenWords(DecodedToken.parse(token.text(context)), Instant.now());
        List<String> lines = new ArrayList<>();
        lines.add("The token says:");
        lines.addAll(words.fields().lines());
        lines.addAll(words.notes());
        Map<String, Object> members = new LinkedHashMap<>(words.fields().members());
        members.put("notes", words.notes());
        context.renderer().show(lines, members);
        return 0;
    }
}
