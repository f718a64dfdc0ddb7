package dev.libsqlctl.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Something that can run servers. What it tells is read from the world at each call. Every method throws
 * {@link dev.libsqlctl.error.LibsqlctlException} when the engine cannot be asked or refuses.
 */
public interface Engine extends AutoCloseable {
    /** {@return what it is} */
    EngineKind kind();

    /**
     * The servers of a data directory, running or not, also those that other tools made.
     *
     * @param dataDirectory absolute path
     * @return the servers, sorted by name; empty when there are none
     */
    List<Server> servers(Path dataDirectory);

    /**
     * The server of a name.
     *
     * @param name its name
     * @param dataDirectory absolute path of the data directory at hand; an engine whose names are unique by data directory looks
     *     there only
     * @return the server, which may serve another data directory; empty when nothing has that name
     */
    Optional<Server> find(String name, Path dataDirectory);

    /**
     * Makes a server without starting it. What the server needs (image, binary) is fetched first.
     *
     * @param spec what it shall be
     * @param progress hears of what is fetched
     * @return the new server, stopped
     */
    Server create(ServerSpec spec, Progress progress);

    /**
     * Makes sure, as far as it can be seen beforehand, that a server can be started again after it was stopped.
     *
     * @param server the server, running or not
     */
    void requireStartable(Server server);

    /**
     * Starts a stopped server and returns at once.
     *
     * @param server the server
     * @param progress hears of what is fetched
     * @return the server as it is now; it may have ended already
     */
    Server start(Server server, Progress progress);

    /**
     * Looks at a server again.
     *
     * @param server the server as it was
     * @return the server as it is now; empty when it is gone
     */
    Optional<Server> refresh(Server server);

    /**
     * What a server was made to be, so that one like it can be made.
     *
     * @param server the server
     * @return a specification that never pulls its image
     */
    ServerSpec spec(Server server);

    /**
     * What a server is made of, so that another program can run one like it.
     *
     * @param server the server, running or not
     * @return what this engine would start, or has started
     */
    Blueprint blueprint(Server server);

    /**
     * Makes a server again that was removed a moment ago. Nothing is fetched, looked for or checked: it works also while this program is
     * ending and can start no helpers any more.
     *
     * @param spec what {@link #spec} said of it
     * @return the server, stopped
     */
    Server restore(ServerSpec spec);

    /**
     * Sends SIGTERM to a server's process; a process that has ended is no error.
     *
     * @param server the server
     */
    void terminate(Server server);

    /**
     * Sends SIGKILL to a server's process; a process that has ended is no error.
     *
     * @param server the server
     */
    void kill(Server server);

    /**
     * Removes a stopped server and keeps its data.
     *
     * @param server the server
     */
    void remove(Server server);

    /**
     * Deletes everything inside a data directory but the files that keep it in a repository ({@code .gitignore}, {@code .gitkeep}).
     *
     * @param server the server that used it, removed or not, not running
     */
    void deleteData(Server server);

    /**
     * Gives the files that a server of this engine left to a user of its own to whom the data directory itself belongs, as far as that
     * can be done. An engine whose servers run as this user has nothing to do.
     *
     * @param dataDirectory absolute path of a data directory that nobody uses
     * @param image the image to do it with where no container of the directory names one
     */
    void giveToOwner(Path dataDirectory, String image);

    /**
     * Runs {@code sqld --help} where the server runs.
     *
     * @param server a running server
     * @return what it printed
     */
    String help(Server server);

    /**
     * Reads a server's log.
     *
     * @param server the server, running or not
     * @param request which part
     * @param lines gets each line without its line end and without terminal escapes
     * @throws InterruptedException when the thread was interrupted while it waited for more
     */
    void logs(Server server, LogRequest request, Consumer<String> lines) throws InterruptedException;

    /**
     * {@return resident memory of a running server in bytes; empty when it cannot be told}
     *
     * @param server the server
     */
    OptionalLong memory(Server server);

    /**
     * {@return what only a container has; empty for a server that is none, and for one that is gone}
     *
     * @param server the server
     */
    Optional<ContainerTraits> container(Server server);

    /** {@return which version of the engine answers; empty where there is none apart from this program} */
    Optional<EngineVersion> version();

    /**
     * Who listens on a TCP port, as far as this engine can tell.
     *
     * @param port the port
     * @return a few words for an error message; empty when it cannot be told
     */
    Optional<String> portHolder(int port);

    @Override
    void close();
}
