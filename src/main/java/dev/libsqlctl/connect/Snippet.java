package dev.libsqlctl.connect;

import dev.libsqlctl.hrana.Endpoint;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * The text to paste into a client. Its URL is one of {@code http} or {@code https}, which all of these clients understand: {@code libsql} means TLS, and a
 * server of one's own seldom has it. The token is referred to by the variable {@link ConnectionVariables#TOKEN}, or left out when there is none.
 */
public final class Snippet {
    /** What a browser lets a page ask that came by https: W3C, "Mixed Content". */
    private static final Pattern OF_A_PAGE =
            Pattern.compile("https:|http://(?:localhost|127(?:\\.\\d+){3}|\\[::1\\])(?=[:/]|$)");

    private final String url;
    private final boolean secured;

    private Snippet(URI url, boolean secured) {
        this.url = url.toString();
        this.secured = secured;
    }

    /**
     * {@return the text for a client, of one or more lines, without a line end behind the last}
     *
     * @param client who is to connect
     * @param endpoint the database; whether it has a token decides whether the text refers to one
     */
    public static String of(Client client, Endpoint endpoint) {
        return new Snippet(endpoint.url(), endpoint.token().isPresent())
                .text(client)
                .stripTrailing();
    }

    private String text(Client client) {
        return switch (client) {
            case CURL -> curl();
            case JS -> js();
            case PYTHON -> python();
            case GO -> go();
            case RUST -> rust();
            case JDBC -> jdbc();
            case DBEAVER -> dbeaver();
            case DRIZZLE -> drizzle();
            case OUTERBASE -> outerbase();
        };
    }

    /** {@return what stands there when there is a token} */
    private String token(String text) {
        return secured ? text.replace("TOKEN", ConnectionVariables.TOKEN) : "";
    }

    /** The token comes through a pipe: arguments of a process are no secret. */
    private String curl() {
        return token("printf 'Authorization: Bearer %s\\n' \"$TOKEN\" | ")
                + "curl -sS " + VariableSyntax.quotedForSh(url + "/v2/pipeline") + token(" -H @-")
                + """
                 \\
                  -H 'Content-Type: application/json' \\
                  -d '{"requests":[{"type":"execute","stmt":{"sql":"SELECT 1"}},{"type":"close"}]}'
                """;
    }

    private String js() {
        return """
                // npm install @libsql/client
                import { createClient } from "@libsql/client";

                const client = createClient({ url: "%s"%s });
                console.log((await client.execute("SELECT 1")).rows);
                """.formatted(url, token(", authToken: process.env.TOKEN"));
    }

    private String python() {
        return token("import os\n\n") + """
                import libsql  # pip install libsql

                connection = libsql.connect("%s"%s)
                print(connection.execute("SELECT 1").fetchall())
                """.formatted(url, token(", auth_token=os.environ[\"TOKEN\"]"));
    }

    private String go() {
        return """
                // go mod init example && go mod tidy
                package main

                import (
                	"database/sql"
                	"fmt"
                	"log"
                %s
                	"github.com/tursodatabase/libsql-client-go/libsql"
                )

                func main() {
                	connector, err := libsql.NewConnector("%s"%s)
                	if err != nil {
                		log.Fatal(err)
                	}
                	var one int
                	if err := sql.OpenDB(connector).QueryRow("SELECT 1").Scan(&one); err != nil {
                		log.Fatal(err)
                	}
                	fmt.Println(one)
                }
                """.formatted(token("\t\"os\"\n"), url, token(", libsql.WithAuthToken(os.Getenv(\"TOKEN\"))"));
    }

    private String rust() {
        return """
                // cargo add libsql tokio --features tokio/full
                #[tokio::main]
                async fn main() -> Result<(), Box<dyn std::error::Error>> {
                    let url = "%s".to_string();
                    let token = %s;
                    let connection = libsql::Builder::new_remote(url, token).build().await?.connect()?;
                    let mut rows = connection.query("SELECT 1", ()).await?;
                    println!("{:?}", rows.next().await?);
                    Ok(())
                }
                """.formatted(url, secured ? token("std::env::var(\"TOKEN\")?") : "String::new()");
    }

    private String jdbc() {
        return "jdbc:libsql:" + url;
    }

    private String dbeaver() {
        return """
                Database > Driver Manager > New, once:
                  Class name    dev.libsqlctl.jdbc.LibsqlDriver
                  URL template  %s
                  Libraries     libsqlctl-jdbc-<version>.jar
                Database > New Database Connection:
                  Username      (empty)
                  Password      %s
                DBeaver's own driver takes jdbc:dbeaver:%s and knows no transactions.
                """.formatted(jdbc(), secured ? token("(the token: $TOKEN)") : "(empty)", "libsql:" + url);
    }

    private String drizzle() {
        String credentials = "url: \"" + url + "\"" + token(", authToken: process.env.TOKEN");
        return """
                // drizzle.config.ts; npm install drizzle-orm @libsql/client && npm install -D drizzle-kit
                import { defineConfig } from "drizzle-kit";

                export default defineConfig({
                  dialect: "turso",
                  schema: "./src/schema.ts",
                  dbCredentials: { %1$s },
                });

                // In the program:
                // import { drizzle } from "drizzle-orm/libsql";
                // const db = drizzle({ connection: { %1$s } });
                """.formatted(credentials);
    }

    private String outerbase() {
        String fields = """
                New connection > Turso:
                  URL           %s
                  Access Token  %s
                """.formatted(url, secured ? token("(the token: $TOKEN)") : "(empty)");
        return OF_A_PAGE.matcher(url).lookingAt()
                ? fields
                : fields + "A browser keeps a page that came by https from http servers of other machines.\n";
    }
}
