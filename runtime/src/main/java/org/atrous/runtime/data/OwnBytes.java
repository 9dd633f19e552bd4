package org.atrous.runtime.data;

import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.Optional;

/**
 * The array in which a decoded picture keeps its pixels. Large pictures need not be in memory twice
 * if it can be taken over.
 */
final class OwnBytes {
  private static final int[] RGB = {0, 1, 2};
  private static final int[] BGR = {2, 1, 0};

  private OwnBytes() {}

  /**
   * The array as RGB, if it holds three bytes a pixel and nothing else. The raster isn't to be used
   * any more: where its array has the colours the other way round, they are swapped.
   */
  static Optional<byte[]> rgb(Raster raster) {
    if (!(raster.getDataBuffer() instanceof DataBufferByte buffer)
        || !(raster.getSampleModel() instanceof PixelInterleavedSampleModel model)) {
      return Optional.empty();
    }
    int[] order = model.getBandOffsets();
    boolean swapped = Arrays.equals(order, BGR);
    if (!swapped && !Arrays.equals(order, RGB)) {
      return Optional.empty();
    }
    byte[] bytes = buffer.getData();
    boolean whole =
        model.getPixelStride() == 3
            && model.getScanlineStride() == 3 * raster.getWidth()
            && bytes.length == 3 * raster.getWidth() * raster.getHeight()
            && buffer.getNumBanks() == 1
            && buffer.getOffset() == 0
            && raster.getParent() == null;
    if (!whole) {
      return Optional.empty();
    }
    if (swapped) {
      for (int i = 0; i < bytes.length; i += 3) {
        byte blue = bytes[i];
        bytes[i] = bytes[i + 2];
        bytes[i + 2] = blue;
      }
    }
    return Optional.of(bytes);
  }
}
