package org.atrous.runtime.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a network's graph is to be for those who run it elsewhere.
 *
 * @param outputStride one of the network's; needn't be that of training
 * @param size of images, or null for images of any size
 * @param images what is given to the network
 * @param answers what it gives, in this order; at least one
 * @param inference how it is computed
 */
public record ExportSettings(
    int outputStride,
    @Nullable Size size,
    Images images,
    List<Answer> answers,
    InferenceSettings inference) {
  public ExportSettings {
    answers = answers.stream().distinct().toList();
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("a network that answers nothing");
    }
  }

  /** Height and width in pixels. */
  public record Size(int height, int width) {}

  /** What images consist of; RGB, shape {@code [batch, height, width, 3]}. */
  public enum Images {
    /** float32, as the network's normalisation leaves them: it isn't part of the graph. */
    NORMALIZED,
    /** float32 in 0..255. */
    PIXELS,
    /** uint8. */
    BYTES
  }

  /** What a network says of an image, at its size. */
  public enum Answer {
    /** float32, shape {@code [batch, height, width, classes]}. */
    LOGITS("logits"),
    /** Softmax of the logits, of the same type and shape. */
    PROBABILITIES("probabilities"),
    /** The likeliest class of every pixel, int32, shape {@code [batch, height, width]}. */
    LABELS("labels");

    private final String tensor;

    Answer(String tensor) {
      this.tensor = tensor;
    }

    /** The name of the op that gives it. */
    public String tensor() {
      return tensor;
    }
  }
}
