package dev.libsqlctl.rehearsal;

import java.nio.file.Path;

/** What a Docker engine would answer that runs one server, until the server is sent a signal. */
final class EngineAnswers implements StandIn.Answers {
    private static final String ID = "1".repeat(64);
    private static final String IMAGE = "sha256:" + "2".repeat(64);

    private final Path dataDirectory;
    private final int port;
    private volatile boolean running = true;

    /**
     * @param dataDirectory what the server has mounted
     * @param port where it listens
     */
    EngineAnswers(Path dataDirectory, int port) {
        this.dataDirectory = dataDirectory;
        this.port = port;
    }

    @Override
    public String to(String path, String body) {
        if (path.endsWith("/version")) {
            return "200 {\"Version\":\"28.0.0\",\"ApiVersion\":\"1.44\",\"MinAPIVersion\":\"1.24\",\"Os\":\"linux\",\"Arch\":\"amd64\","
                    + "\"Components\":[{\"Name\":\"Engine\",\"Version\":\"28.0.0\",\"Details\":{\"Os\":\"linux\"}}]}";
        }
        if (path.contains("/containers/json")) {
            return "200 [{\"Id\":\"" + ID + "\",\"Names\":[\"/libsql\"],\"Image\":\"libsql\",\"ImageID\":\"" + IMAGE
                    + "\",\"Created\":1700000000,\"State\":\"running\",\"Status\":\"Up\",\"Ports\":[{\"IP\":\"127.0.0.1\","
                    + "\"PrivatePort\":8080,\"PublicPort\":" + port + ",\"Type\":\"tcp\"}],\"Labels\":{},\"Mounts\":["
                    + mount() + "]}]";
        }
        if (path.contains("/kill") || path.contains("/stop")) {
            running = false;
            return "204 ";
        }
        if (path.contains("/containers/") && path.endsWith("/json")) {
            return "200 " + container();
        }
        if (path.contains("/images/")) {
            return "200 {\"Id\":\"" + IMAGE + "\",\"RepoTags\":[\"libsql:latest\"],\"RepoDigests\":[\"libsql@" + IMAGE
                    + "\"],\"Architecture\":\"amd64\",\"Os\":\"linux\",\"Config\":{\"Env\":[]}}";
        }
        if (path.contains("/stats")) {
            return "200 {\"memory_stats\":{\"usage\":1000,\"stats\":{\"inactive_file\":10},\"limit\":2000}}\n";
        }
        return "404 {\"message\":\"not there\"}";
    }

    private String mount() {
        return "{\"Type\":\"bind\",\"Source\":\"" + dataDirectory
                + "\",\"Destination\":\"/var/lib/sqld\",\"Mode\":\"\",\"RW\":true,\"Propagation\":\"rprivate\"}";
    }

    private String container() {
        String ports = "{\"8080/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"" + port + "\"}]}";
        return "{\"Id\":\"" + ID + "\",\"Created\":\"2024-01-01T00:00:00Z\",\"Path\":\"/bin/sqld\",\"Args\":[],"
                + "\"State\":{\"Status\":\"" + (running ? "running" : "exited")
                + "\",\"Running\":" + running + ",\"Paused\":false,\"Restarting\":false,\"Pid\":1,\"ExitCode\":0,"
                + "\"StartedAt\":\"2024-01-01T00:00:00.5Z\",\"FinishedAt\":\"0001-01-01T00:00:00Z\"},\"Image\":\""
                + IMAGE + "\",\"Name\":\"/libsql\",\"HostConfig\":{\"Binds\":[\"" + dataDirectory
                + ":/var/lib/sqld\"],\"PortBindings\":" + ports
                + ",\"RestartPolicy\":{\"Name\":\"no\",\"MaximumRetryCount\":0},\"Memory\":0,\"NetworkMode\":\"bridge\"},"
                + "\"Mounts\":[" + mount() + "],\"Config\":{\"Hostname\":\"libsql\",\"Env\":[\"SQLD_NODE=primary\"],"
                + "\"Image\":\"libsql\",\"Cmd\":[\"/bin/sqld\"],\"Labels\":{},\"StopTimeout\":60},\"NetworkSettings\":{\"Ports\":"
                + ports + ",\"Networks\":{\"bridge\":{\"IPAddress\":\"172.17.0.2\"}}}}";
    }
}
