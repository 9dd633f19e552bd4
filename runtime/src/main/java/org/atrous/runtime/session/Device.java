package org.atrous.runtime.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What TensorFlow computes on: the processor, or one GPU.
 *
 * @param isGpu whether it is a GPU
 * @param number of the GPU among those that the driver lists, from 0; 0 for the processor
 */
public record Device(boolean isGpu, int number) {
  /** The processor. */
  public static final Device CPU = new Device(false, 0);

  private static final Pattern GPU = Pattern.compile("gpu(?::(\\d{1,3}))?");

  public Device {
    if (number < 0 || (!isGpu && number != 0)) {
      throw new IllegalArgumentException("no device has the number " + number);
    }
  }

  /**
   * The device that {@code cpu}, {@code gpu} (the first one) or {@code gpu:1} names.
   *
   * @throws UnsupportedPlatformException if the text is none of these
   */
  public static Device parse(String text) {
    if (text.equals("cpu")) {
      return CPU;
    }
    Matcher gpu = GPU.matcher(text);
    if (!gpu.matches()) {
      throw new UnsupportedPlatformException(
          "`%s` is no device".formatted(text), "write cpu, gpu, or gpu:1 for the second GPU");
    }
    return new Device(true, gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1)));
  }

  /** As {@link #parse} reads it, with the number of a GPU. */
  @Override
  public String toString() {
    return isGpu ? "gpu:" + number : "cpu";
  }
}
