package org.atrous.runtime.session;

import org.atrous.runtime.experiment.Precision;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * Opens sessions. TensorFlow makes its threads with a process's first session and shares them with
 * all later ones, so their number belongs to the process. On it the last bits of results may
 * depend: a run records it.
 */
public final class Sessions {
  private static int threads = Runtime.getRuntime().availableProcessors();
  private static Device device = Device.CPU;
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

  /**
   * Sets the device of all later sessions.
   *
   * @throws IllegalStateException if this process has sessions on another one already
   */
  static synchronized void useDevice(Device wanted) {
    if (opened && !wanted.equals(device)) {
      throw new IllegalStateException(
          "TensorFlow runs on %s in this process already, not on %s".formatted(device, wanted));
    }
    device = wanted;
  }

  /** A session on a graph, which gives the same results to the bit each time. */
  public static Session open(Graph graph) {
    return open(graph, Precision.FLOAT32);
  }

  /**
   * The same, with products computed in other numbers: with {@link Precision#BF16} convolutions and
   * their gradients take and give numbers of 16 bits, and add them up in 32. TensorFlow rewrites
   * what runs on a processor alone.
   *
   * @throws IllegalArgumentException for a precision in which no graph can be computed
   * @throws UnsupportedPlatformException for 16 bits on a GPU
   */
  public static synchronized Session open(Graph graph, Precision precision) {
    ConfigProto configuration = configuration(precision);
    opened = true;
    return new Session(graph, configuration);
  }

  static synchronized ConfigProto configuration(Precision precision) {
    return configuration(precision, device);
  }

  static synchronized ConfigProto configuration(Precision precision, Device device) {
    if (device.isGpu() && precision == Precision.BF16) {
      throw new UnsupportedPlatformException(
          "TensorFlow computes in bf16 on a processor alone, not on %s".formatted(device),
          "leave the precision out, or take the device cpu");
    }
    ConfigProto.Builder configuration =
        device.isGpu()
            ? ConfigProto.newBuilder().setGpuOptions(gpu(device))
            : ConfigProto.newBuilder().putDeviceCount("GPU", 0);
    return configuration
        .setIntraOpParallelismThreads(threads)
        .setInterOpParallelismThreads(threads)
        .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewrites(precision)))
        .build();
  }

  /** One GPU, whose memory is taken as it is needed, so that others may have the rest. */
  private static GPUOptions gpu(Device device) {
    return GPUOptions.newBuilder()
        .setAllowGrowth(true)
        .setVisibleDeviceList(Integer.toString(device.number()))
        .build();
  }

  /**
   * What TensorFlow may do to a graph before it runs. Its memory optimizer is off: it turns sums of
   * more than two gradients into additions in the order in which these are ready, which is another
   * one each time (seen in networks that it expects to need more than about 200 MB).
   */
  private static RewriterConfig rewrites(Precision precision) {
    RewriterConfig.Builder rewrites =
        RewriterConfig.newBuilder().setMemoryOptimization(RewriterConfig.MemOptType.NO_MEM_OPT);
    switch (precision) {
      case FLOAT32 -> {
        // As the graph says.
      }
      case BF16 -> rewrites.setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON);
      case FP16 ->
          throw new IllegalArgumentException("float16 needs scaled losses, which no graph has");
    }
    return rewrites.build();
  }
}
