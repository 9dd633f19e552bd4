package org.atrous.compiler.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.atrous.compiler.source.SourceFile;

/** The specs that come with the compiler: {@code import std.resnet}. */
final class StandardLibrary {
  /** The first part of the path of an import from here. */
  static final String PREFIX = "std";

  /** The modules that every file sees without an import. */
  static final List<String> EVERYWHERE = List.of("dialects", "layers", "weights");

  private StandardLibrary() {}

  /** The names of all modules, one a line in a resource beside them. */
  static List<String> modules() {
    return read("modules.txt").map(text -> text.lines().toList()).orElse(List.of());
  }

  /** The text of a module, or empty if there is none of that name. */
  static Optional<SourceFile> find(String module) {
    return read(module + ".atrous")
        .map(text -> SourceFile.ofLibrary(PREFIX + "/" + module + ".atrous", text));
  }

  private static Optional<String> read(String name) {
    try (InputStream in = StandardLibrary.class.getResourceAsStream("/org/atrous/std/" + name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the standard library can't be read: " + name, e);
    }
  }
}
