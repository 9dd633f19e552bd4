package org.atrous.compiler;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Diagnostic;

/** Specs that tests write and compile, with the standard library. */
public final class Compiled {
  private static final String IMPORTS =
      "import std.resnet\nimport std.deeplab\nimport std.mobilenet\nimport std.xception\nimport std.dialects\n";

  private Compiled() {}

  /** A place in the text of a spec, as diagnostics print it. */
  public static String place(int line, int column) {
    return "spec.atrous:" + (IMPORTS.lines().count() + line) + ":" + column;
  }

  /** What comes of a spec without imports of its own. */
  public static Compilation spec(Path folder, String text, Map<String, String> overrides)
      throws IOException {
    Path file = Files.writeString(folder.resolve("spec.atrous"), IMPORTS + text);
    return AtrousCompiler.compile(new CompileRequest(file, folder, "test", overrides));
  }

  /** The last network of a spec without imports of its own, which must be free of errors. */
  public static PlannedNetwork network(Path folder, String text) throws IOException {
    Compilation compilation = spec(folder, text, Map.of());
    assertThat(compilation.diagnostics().stream().filter(Diagnostic::isError).toList()).isEmpty();
    return compilation.networks().get(compilation.networks().size() - 1);
  }
}
