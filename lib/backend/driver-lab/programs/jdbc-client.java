import com.google.gson.Gson;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Connects as a Spring backend would, through HikariCP: the job comes on stdin as JSON, the result goes to stdout as JSON. */
class JdbcClient {
  static class Login {
    String user;
    String password;
  }

  static class Job {
    String url;
    Login login;
    int clients;
    int transactions;
    List<String> queries;
  }

  static class Result {
    List<String> answers = new ArrayList<>();
    int committed;
    int failed;
    List<String> errors = new ArrayList<>();
    String driver = "jdbc";
    String version = org.postgresql.Driver.class.getPackage().getImplementationVersion();
  }

  private final Job job;
  private final Result result = new Result();
  private final Map<String, Integer> texts = new TreeMap<>();

  JdbcClient(Job job) {
    this.job = job;
  }

  synchronized void failed(Exception error) {
    Throwable root = error;
    while (root.getCause() instanceof SQLException) root = root.getCause();
    result.failed += 1;
    texts.merge(String.valueOf(root.getMessage()).split("\n")[0], 1, Integer::sum);
  }

  synchronized void committed() {
    result.committed += 1;
  }

  HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(job.url);
    config.setUsername(job.login.user);
    config.setPassword(job.login.password);
    config.setMaximumPoolSize(job.clients);
    config.setConnectionTimeout(20_000);
    return new HikariDataSource(config);
  }

  static String ask(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int n = 0; n < values.length; n += 1) statement.setObject(n + 1, values[n]);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  static void transaction(Connection connection, int turn, String who) throws SQLException {
    connection.setAutoCommit(false);
    try {
      ask(connection, "select ?::int + 1", turn);
      ask(connection, "select pg_sleep(0.002)");
      ask(connection, "select ?::text || 'x'", who);
      connection.commit();
    } catch (SQLException error) {
      connection.rollback();
      throw error;
    }
    connection.setAutoCommit(true);
    // Outside a transaction, where every round trip may reach another server connection.
    ask(connection, "select ?::int + 2", turn);
  }

  void work(HikariDataSource pool, String who) {
    for (int turn = 0; turn < job.transactions; turn += 1) {
      try (Connection connection = pool.getConnection()) {
        transaction(connection, turn, who);
        committed();
      } catch (SQLException | RuntimeException error) {
        failed(error);
      }
    }
  }

  void run() throws InterruptedException {
    try (HikariDataSource pool = pool()) {
      try (Connection connection = pool.getConnection()) {
        for (String query : job.queries) result.answers.add(ask(connection, query));
      }
      List<Thread> threads = new ArrayList<>();
      for (int n = 0; n < job.clients; n += 1) {
        String who = String.valueOf(n);
        threads.add(new Thread(() -> work(pool, who)));
      }
      for (Thread thread : threads) thread.start();
      for (Thread thread : threads) thread.join();
    } catch (RuntimeException | SQLException error) {
      failed(error);
    }
    texts.entrySet().stream()
        .sorted((a, b) -> b.getValue() - a.getValue())
        .limit(5)
        .forEach(entry -> result.errors.add(entry.getKey()));
  }

  public static void main(String[] args) throws Exception {
    Gson gson = new Gson();
    JdbcClient client = new JdbcClient(gson.fromJson(new InputStreamReader(System.in, StandardCharsets.UTF_8), Job.class));
    client.run();
    System.out.println(gson.toJson(client.result));
  }
}
