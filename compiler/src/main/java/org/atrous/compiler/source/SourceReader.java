package org.atrous.compiler.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the text of a spec. */
public final class SourceReader {
  private SourceReader() {}

  public static Optional<SourceFile> read(Path file, String shown, Diagnostics diagnostics) {
    try {
      return Optional.of(new SourceFile(shown, Files.readString(file)));
    } catch (java.io.IOException e) {
      diagnostics.report(Code.FILE_NOT_FOUND, new Span(new SourceFile(shown, ""), 0, 0), "no file");
      return Optional.empty();
    }
  }
}
