package org.atrous.runtime.onnx;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All translations there are, by the type of TensorFlow's op. */
final class OpTranslations {
  private static final Map<String, OpTranslation> ALL = all();

  private OpTranslations() {}

  private static Map<String, OpTranslation> all() {
    Map<String, OpTranslation> all = new TreeMap<>();
    List.of(
            ConvolutionOps.ALL,
            ElementwiseOps.ALL,
            JoiningOps.ALL,
            NormalizationOps.ALL,
            PaddingOps.ALL,
            PoolOps.ALL,
            ReductionOps.ALL,
            ResizeOps.ALL,
            ShapeOps.ALL,
            SliceOps.ALL)
        .forEach(all::putAll);
    return Collections.unmodifiableMap(all);
  }

  /**
   * Translates an op whose inputs are translated.
   *
   * @throws OnnxException if that can't be done
   */
  static void translate(SourceOp op, Translation to) {
    OpTranslation translation = ALL.get(op.type());
    if (translation == null) {
      throw OnnxException.noTranslation(op);
    }
    translation.translate(op, to);
  }
}
