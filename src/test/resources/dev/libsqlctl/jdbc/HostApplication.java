import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.HttpURLConnection;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import java.util.stream.Collectors;

/** Uses the driver for everything, and says what that changed in the JVM. Arguments: JDBC URL. */
final class HostApplication {
    private HostApplication() {}

    public static void main(String[] arguments) throws Exception {
        TreeMap<String, Object> before = state();
        Set<String> threadsBefore = threads();

        System.out.println("rows: " + work(arguments[0]));

        TreeMap<String, Object> after = state();
        after.entrySet().removeAll(before.entrySet());
        System.out.println("changed: " + after.keySet());
        System.out.println("threads left: " + threadsLeft(threadsBefore));
    }

    private static long work(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE host (id INTEGER PRIMARY KEY, name TEXT)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO host (name) VALUES (?)")) {
                for (int i = 0; i < 20_000; i++) {
                    insert.setString(1, "name " + i);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.setFetchSize(100);
            long rows = 0;
            try (ResultSet result = statement.executeQuery("SELECT id, name FROM host")) {
                while (result.next()) {
                    rows++;
                }
            }
            statement.setFetchSize(0);
            statement.setQueryTimeout(30);
            try (ResultSet result = statement.executeQuery("SELECT count(*) FROM host")) {
                result.next();
                rows += result.getLong(1);
            }
            statement.execute("DROP TABLE host");
            return rows;
        }
    }

    /** What belongs to the whole JVM, and so to the application alone. */
    private static TreeMap<String, Object> state() {
        TreeMap<String, Object> state = new TreeMap<>();
        // The JDK sets a property when it is first asked for the time zone.
        state.put("time zone", TimeZone.getDefault());
        Properties properties = System.getProperties();
        properties.stringPropertyNames().forEach(name -> state.put("property " + name, properties.getProperty(name)));
        for (var handler : LogManager.getLogManager().getLogger("").getHandlers()) {
            state.put("log handler " + handler, handler.getLevel());
        }
        LogManager.getLogManager().getLoggerNames().asIterator().forEachRemaining(name -> {
            if (!name.startsWith("sun.") && !name.startsWith("jdk.")) {
                state.put("logger " + name, name);
            }
        });
        state.put("locale", Locale.getDefault());
        state.put("redirects", HttpURLConnection.getFollowRedirects());
        state.put("authenticator", String.valueOf(Authenticator.getDefault()));
        state.put("cookies", String.valueOf(CookieHandler.getDefault()));
        state.put("cache", String.valueOf(ResponseCache.getDefault()));
        state.put("proxies", String.valueOf(ProxySelector.getDefault()));
        state.put("uncaught", String.valueOf(Thread.getDefaultUncaughtExceptionHandler()));
        state.put("login timeout", DriverManager.getLoginTimeout());
        state.put("class loader", Thread.currentThread().getContextClassLoader());
        return state;
    }

    private static Set<String> threadsLeft(Set<String> before) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        Set<String> left = added(before);
        while (!left.isEmpty() && System.nanoTime() - deadline < 0) {
            Thread.sleep(20);
            left = added(before);
        }
        return left;
    }

    /** The JDK keeps the timer of its pool of HTTP connections, and its cleaner. */
    private static Set<String> added(Set<String> before) {
        Set<String> names = threads();
        names.removeAll(before);
        names.removeAll(Set.of("Keep-Alive-Timer", "Keep-Alive-SocketCleaner", "Common-Cleaner"));
        return names;
    }

    private static Set<String> threads() {
        Thread[] threads = new Thread[Thread.activeCount() + 100];
        int count = Thread.currentThread().getThreadGroup().getParent().enumerate(threads);
        return Arrays.stream(threads, 0, count).map(Thread::getName).collect(Collectors.toCollection(TreeSet::new));
    }
}
