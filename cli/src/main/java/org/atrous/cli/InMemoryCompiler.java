package org.atrous.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.atrous.compiler.JavaSource;
import org.jspecify.annotations.Nullable;

/** Compiles generated sources to classes without touching the disk. */
public final class InMemoryCompiler {
  /** The classes run on every Java that the program runs on, whichever compiled them. */
  private static final List<String> OPTIONS =
      List.of("--release", "17", "-proc:none", "-Xlint:none", "-implicit:none");

  private final @Nullable JavaCompiler javac;

  /** Compiles with the JDK that this program runs on. */
  public InMemoryCompiler() {
    this(ToolProvider.getSystemJavaCompiler());
  }

  InMemoryCompiler(@Nullable JavaCompiler javac) {
    this.javac = javac;
  }

  /**
   * Compiles against this program's own class path.
   *
   * @throws InputException on a bare JRE, which has no Java compiler
   * @throws IllegalStateException where the sources aren't legal Java, which is a defect of the
   *     generator
   */
  public CompiledClasses compile(List<JavaSource> sources) throws IOException {
    if (javac == null) {
      throw new InputException(
          "this Java, `%s`, has no compiler".formatted(System.getProperty("java.home")),
          "run on a JDK, 17 or later, not on a bare JRE; JAVA_HOME says which");
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager standard = javac.getStandardFileManager(diagnostics, null, null);
        MemoryFileManager files = new MemoryFileManager(standard)) {
      List<SourceText> units = sources.stream().map(SourceText::new).toList();
      boolean compiled =
          javac.getTask(Writer.nullWriter(), files, diagnostics, OPTIONS, null, units).call();
      if (!compiled) {
        throw new IllegalStateException(
            "the generated Java doesn't compile:\n" + String.join("\n", errors(diagnostics)));
      }
      return files.classes();
    }
  }

  private static List<String> errors(DiagnosticCollector<JavaFileObject> diagnostics) {
    List<String> errors = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
        errors.add(diagnostic.toString());
      }
    }
    return errors;
  }
}
