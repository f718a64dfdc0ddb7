package dev.libsqlctl.server.local;

import dev.libsqlctl.server.Engine;
import dev.libsqlctl.server.EngineContract;
import dev.libsqlctl.server.EngineKind;
import dev.libsqlctl.server.PullPolicy;
import dev.libsqlctl.server.RestartPolicy;
import dev.libsqlctl.server.ServerSpec;
import dev.libsqlctl.support.SqldBinaryFixture;
import java.util.Optional;

/** The native engine keeps the contract. */
class NativeEngineIT extends EngineContract {
    @Override
    protected Engine newEngine() {
        return NativeEngine.of(System.getenv(), Optional.of(SqldBinaryFixture.path()));
    }

    @Override
    protected EngineKind kind() {
        return EngineKind.NATIVE;
    }

    @Override
    protected ServerSpec.Docker docker() {
        return new ServerSpec.Docker("unused", PullPolicy.NEVER, RestartPolicy.NO);
    }

    @Override
    protected ServerSpec.Native nativeProcess() {
        return new ServerSpec.Native(Optional.of(SqldBinaryFixture.path()));
    }

    @Override
    protected String name(String suffix) {
        return "native_" + suffix;
    }
}
