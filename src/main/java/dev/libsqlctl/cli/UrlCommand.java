package dev.libsqlctl.cli;

import dev.libsqlctl.connect.Client;
import dev.libsqlctl.connect.ConnectionVariables;
import dev.libsqlctl.connect.Snippet;
import dev.libsqlctl.hrana.Endpoint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "url",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl url",
            "  libsqlctl url --for curl | sh",
            "  libsqlctl url --for js",
            "  libsqlctl url --for jdbc --url libsql://db.example.org",
            ""
        },
        description = {
            "Prints the URL of the database, or what to paste into a client, with a URL that works for it: libsql:// means TLS, so that a server",
            "without it is http://. It asks no server. A token is not shown: the text refers to the variable LIBSQL_AUTH_TOKEN, which",
            "'libsqlctl env' sets."
        })
final class UrlCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private TargetOptions target;

    @Option(
            names = "--for",
            paramLabel = "CLIENT",
            converter = Choice.OfClient.class,
            description = "Who is to connect: curl, js, python, go, rust, jdbc, dbeaver, drizzle or outerbase.")
    private Client client;

    UrlCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Endpoint endpoint = target.endpoint(context);
        Optional<Client> wanted = Optional.ofNullable(client);
        Optional<String> variable = endpoint.token().map(token -> ConnectionVariables.TOKEN);
        if (wanted.isPresent() && variable.isPresent()) {
            context.console()
                    .say("note: the token is that of " + ConnectionVariables.TOKEN
                            + ", which eval \"$(libsqlctl env)\" sets.");
        }
        String text = wanted.map(chosen -> Snippet.of(chosen, endpoint))
                .orElseGet(() -> endpoint.url().toString());
        Fields fields = new Fields()
                .add("url", endpoint.url().toString())
                .add("client", wanted.map(chosen -> chosen.name().toLowerCase(Locale.ROOT)))
                .add("token variable", variable)
                .add("text", text);
        context.renderer().show(List.of(text), fields.members());
        return 0;
    }
}
