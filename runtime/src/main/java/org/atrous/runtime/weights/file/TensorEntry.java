package org.atrous.runtime.weights.file;

import java.util.List;

/**
 * What a file says of one of its tensors.
 *
 * @param name as the file has it
 * @param shape sizes in the file's own order of axes; empty for a scalar
 * @param type how the values are stored, such as {@code float32}, {@code bfloat16}, or {@code int8,
 *     scale per channel}; for people to read
 */
public record TensorEntry(String name, List<Long> shape, String type) {
  public TensorEntry {
    shape = List.copyOf(shape);
  }

  /** Number of values. */
  public long count() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** The shape as people write it, such as {@code 64x3x7x7}, or {@code scalar}. */
  public String shapeText() {
    return Shapes.text(shape);
  }
}
