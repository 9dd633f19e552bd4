package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Specs that the tests of commands write. */
final class Specs {
  static final String SMALL =
      """
      import std.resnet
      import std.deeplab

      /// A small network.
      network Small(classes: int = 3) {
        backbone resnet18
        aspp(6, 12) + imagepool
        logits(classes)
      }
      """;

  /** Two mistakes: `asppp` and `clases`. */
  static final String WRONG = SMALL.replace("aspp(", "asppp(").replace("(classes)", "(clases)");

  private Specs() {}

  static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, text);
  }
}
