package dev.libsqlctl.server;

import java.util.Map;

/** What a server is made of, as far as another program has to know to run one like it. */
public sealed interface Blueprint permits ContainerBlueprint, ProcessBlueprint {
    /** {@return its name} */
    String name();

    /** {@return the variables that it is given, secrets among them; a process gets those of the user as well} */
    Map<String, String> environment();

    /** {@return the server as its engine knows it} */
    Server server();
}
