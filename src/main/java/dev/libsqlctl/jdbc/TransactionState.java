package dev.libsqlctl.jdbc;

/** What has become of the transaction of a connection, which JDBC cannot say: {@code connection.unwrap(TransactionState.class)}. Asks the server nothing. */
public interface TransactionState {
    /** {@return whether a transaction is open, or begins with the next statement} */
    boolean isTransactionOpen();

    /** {@return whether a transaction is gone, so that nothing runs until {@code rollback()}} */
    boolean isTransactionLost();
}
