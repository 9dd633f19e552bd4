package org.atrous.runtime.session;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;

/**
 * Opens sessions. TensorFlow makes its threads with a process's first session and shares them with
 * all later ones, so their number belongs to the process. On it the last bits of results may
 * depend: a run records it.
 */
public final class Sessions {
  private static int threads = Runtime.getRuntime().availableProcessors();
  private static boolean opened;

  private Sessions() {}

  /**
   * Sets the number of threads, within an operation and between operations.
   *
   * @throws IllegalArgumentException if it is less than 1
   * @throws IllegalStateException if this process has sessions with another number already
   */
  public static synchronized void useThreads(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("%d threads".formatted(number));
    }
    if (opened && number != threads) {
      throw new IllegalStateException(
          "TensorFlow runs on %d threads in this process already, not on %d"
              .formatted(threads, number));
    }
    threads = number;
  }

  /** The number of threads: what {@link #useThreads} set, else one a processor. */
  public static synchronized int threads() {
    return threads;
  }

  /** A session on a graph. */
  public static synchronized Session open(Graph graph) {
    opened = true;
    return new Session(
        graph,
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(threads)
            .build());
  }
}
