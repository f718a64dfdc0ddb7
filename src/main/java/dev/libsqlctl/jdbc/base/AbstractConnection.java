package dev.libsqlctl.jdbc.base;

import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.ShardingKey;
import java.sql.Struct;

/** Internal: the methods of a {@link Connection} that have no meaning for SQLite, and those that are another one with a default. */
public abstract class AbstractConnection extends AbstractWrapper implements Connection {
    /** For the subclass. */
    protected AbstractConnection() {}

    /**
     * Fails after the connection was closed.
     *
     * @throws SQLException if it was
     */
    protected abstract void requireOpen() throws SQLException;

    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        throw refused("A stored procedure");
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
        throw refused("A stored procedure");
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability) throws SQLException {
        throw refused("A stored procedure");
    }

    @Override
    public Array createArrayOf(String typeName, Object[] elements) throws SQLException {
        throw refused("An ARRAY");
    }

    @Override
    public Struct createStruct(String typeName, Object[] attributes) throws SQLException {
        throw refused("A structured type");
    }

    @Override
    public SQLXML createSQLXML() throws SQLException {
        throw refused("SQLXML");
    }

    @Override
    public void setShardingKey(ShardingKey shardingKey) throws SQLException {
        throw refused("A sharding key");
    }

    @Override
    public void setShardingKey(ShardingKey shardingKey, ShardingKey superShardingKey) throws SQLException {
        throw refused("A sharding key");
    }

    @Override
    public boolean setShardingKeyIfValid(ShardingKey shardingKey, int timeout) throws SQLException {
        throw refused("A sharding key");
    }

    @Override
    public boolean setShardingKeyIfValid(ShardingKey shardingKey, ShardingKey superShardingKey, int timeout)
            throws SQLException {
        throw refused("A sharding key");
    }

    private SQLException refused(String what) throws SQLException {
        requireOpen();
        return Unsupported.method(what);
    }
}
