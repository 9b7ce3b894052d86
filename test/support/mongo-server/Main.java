import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.List;

/**
 * A server that speaks MongoDB's protocol and keeps everything in memory: for tests, where no mongod can be had.
 * Prints its address as its first line; stops when its input ends.
 */
public class Main {
  /** What the driver expects at least. */
  private static final MongoVersion VERSION = new MongoVersion() {
    @Override
    public List<Integer> getVersionArray() {
      return List.of(5, 0, 0, 0);
    }

    @Override
    public int getWireVersion() {
      return 13;
    }
  };

  public static void main(String[] arguments) throws Exception {
    MongoServer server = new MongoServer(H2Backend.inMemory().version(VERSION));
    System.out.println("mongodb://127.0.0.1:" + server.bind().getPort());
    while (System.in.read() >= 0) {
      // Wait for the end of the input.
    }
    server.shutdownNow();
  }
}
