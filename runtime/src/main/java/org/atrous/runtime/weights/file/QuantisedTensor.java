package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.util.List;
import org.atrous.runtime.weights.bytes.MalformedException;

/** Integers that stand for {@code scale * (integer - zero point)}, as a whole or by channel. */
final class QuantisedTensor implements StoredTensor {
  private final StoredArray integers;
  private final float[] scales;
  private final long[] zeroPoints;
  private final int axis;

  private QuantisedTensor(StoredArray integers, float[] scales, long[] zeroPoints, int axis) {
    this.integers = integers;
    this.scales = scales;
    this.zeroPoints = zeroPoints;
    this.axis = axis;
  }

  /**
   * Integers with their meaning.
   *
   * @param scales one, or one for each index of the axis
   * @param zeroPoints as many, or none where all are 0
   */
  static QuantisedTensor of(StoredArray integers, float[] scales, long[] zeroPoints, int axis)
      throws MalformedException {
    if (scales.length > 1
        && (axis < 0
            || axis >= integers.shape().size()
            || integers.shape().get(axis) != scales.length)) {
      throw new MalformedException(
          "it has %d scales for axis %d of shape %s"
              .formatted(scales.length, axis, Shapes.text(integers.shape())));
    }
    if (zeroPoints.length > 0 && zeroPoints.length != scales.length) {
      throw new MalformedException(
          "it has %d zero points for %d scales".formatted(zeroPoints.length, scales.length));
    }
    return new QuantisedTensor(integers, scales, zeroPoints, axis);
  }

  @Override
  public List<Long> shape() {
    return integers.shape();
  }

  @Override
  public String type() {
    return integers.type() + (scales.length == 1 ? ", one scale" : ", scale per channel");
  }

  @Override
  public float[] read() throws IOException {
    float[] values = integers.read();
    int within = 1;
    for (int inner = axis + 1; scales.length > 1 && inner < shape().size(); inner++) {
      within *= Math.toIntExact(shape().get(inner));
    }
    for (int i = 0; i < values.length; i++) {
      int channel = scales.length == 1 ? 0 : i / within % scales.length;
      float zeroPoint = zeroPoints.length == 0 ? 0 : zeroPoints[channel];
      values[i] = (values[i] - zeroPoint) * scales[channel];
    }
    return values;
  }
}
