package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.restore.StatementsForServer.Refusal;
import dev.libsqlctl.backup.script.DumpStatement;
import java.util.List;
import java.util.Optional;

/** Why a server would refuse what it gets of a dump. What a restore leaves out is no reason. Not thread-safe. */
final class ServerObjections {
    private final StatementsForServer statements;
    private final Optional<ServerOpinion> server;

    /**
     * @param dump what errors call it
     * @param server to be asked; empty to judge by what is known of servers
     */
    ServerObjections(String dump, Optional<ServerOpinion> server) {
        this.statements = new StatementsForServer(dump, List.of());
        this.server = server;
    }

    /** {@return why it would refuse a statement; empty if it would not, or would not get it} */
    Optional<String> objection(DumpStatement statement) {
        Optional<String> refusal = StatementsForServer.refusal(statement).map(Refusal::why);
        if (refusal.isPresent() || statements.of(statement).isEmpty()) {
            return refusal;
        }
        return ServerRules.objection(statement).or(() -> server.flatMap(asked -> asked.objection(statement)));
    }
}
