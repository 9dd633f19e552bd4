package org.atrous.compiler.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The specs that a fuzzer begins with: the zoo, the standard library, and the tests' fixtures. */
final class Corpus {
  private static final List<Path> FOLDERS =
      List.of(
          Path.of("../models/src/main/atrous"),
          Path.of("src/main/resources/org/atrous/std"),
          Path.of("src/test/resources"));

  private Corpus() {}

  static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path folder : FOLDERS) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".atrous")).sorted().toList()) {
          texts.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
      }
    }
    return texts;
  }
}
