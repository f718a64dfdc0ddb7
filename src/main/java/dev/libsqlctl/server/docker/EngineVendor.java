package dev.libsqlctl.server.docker;

/** Who made the engine behind the socket: they answer to the same requests and do not always mean the same by them. */
enum EngineVendor {
    DOCKER,
    PODMAN;

    /** {@return the maker of the engine that described itself so} */
    static EngineVendor of(EngineObject version) {
        boolean podman = version.objects("Components").stream()
                .flatMap(component -> component.text("Name").stream())
                .anyMatch("Podman Engine"::equals);
        return podman ? PODMAN : DOCKER;
    }
}
