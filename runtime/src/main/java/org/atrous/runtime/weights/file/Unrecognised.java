package org.atrous.runtime.weights.file;

import java.nio.file.Path;
import java.util.Locale;

/** What is said of files that are no weights at all. */
final class Unrecognised {
  private static final String FORMATS =
      "give a file of PyTorch, safetensors, TensorFlow, Keras, PaddlePaddle, TensorFlow Lite or"
          + " NumPy";

  private Unrecognised() {}

  static WeightFileException file(Head head) {
    if (head.size() == 0) {
      return new WeightFileException("`%s` is empty".formatted(head.file()), Head.FETCH_AGAIN);
    }
    String text = head.text().stripLeading().toLowerCase(Locale.ROOT);
    if (text.startsWith("<!doctype") || text.startsWith("<html")) {
      return new WeightFileException(
          "`%s` is a web page".formatted(head.file()),
          "fetch the file itself, not the page that links to it");
    }
    if (text.startsWith("version https://git-lfs")) {
      return new WeightFileException(
          "`%s` is a pointer of Git LFS".formatted(head.file()),
          "run `git lfs pull` in its repository");
    }
    if (head.has(0, "\u001f\u008b") || head.has(0, "BZh") || head.has(0, "\u00fd7zXZ")) {
      return new WeightFileException(
          "`%s` is compressed".formatted(head.file()), "unpack it, and give the file in it");
    }
    return new WeightFileException(
        "`%s` is no file of weights that can be read".formatted(head.file()), FORMATS);
  }

  static WeightFileException folder(Path folder) {
    return new WeightFileException(
        "folder `%s` has no weights that can be read".formatted(folder),
        "give a folder of NumPy arrays, or one with `%s` and `%s`; else %s"
            .formatted(RawFloats.MANIFEST, RawFloats.VALUES, FORMATS));
  }
}
