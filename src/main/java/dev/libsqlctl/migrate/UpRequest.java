package dev.libsqlctl.migrate;

import java.util.List;

/**
 * Which of the pending migrations are to be applied.
 *
 * @param most how many at most
 * @param newest the highest version
 * @param order what becomes of those that are older than what is applied
 */
public record UpRequest(int most, long newest, Order order) {
    /** What becomes of a pending migration that is older than the newest applied one. */
    public enum Order {
        /** It is an error. */
        STRICT,
        /** It is applied. */
        ANY
    }

    /** {@return all of them, none of which may be older than what is applied} */
    public static UpRequest all() {
        return new UpRequest(Integer.MAX_VALUE, Long.MAX_VALUE, Order.STRICT);
    }

    /** {@return the same, but so many at most} */
    public UpRequest atMost(int count) {
        return new UpRequest(count, newest, order);
    }

    /** {@return the same, but none newer than this version} */
    public UpRequest upTo(long version) {
        return new UpRequest(most, version, order);
    }

    /** {@return the same, but by this rule} */
    public UpRequest in(Order newOrder) {
        return new UpRequest(most, newest, newOrder);
    }

    /** {@return those of the pending migrations that are meant} */
    List<Migration> choose(List<Migration> pending) {
        return pending.stream()
                .filter(migration -> migration.version() <= newest)
                .limit(most)
                .toList();
    }
}
