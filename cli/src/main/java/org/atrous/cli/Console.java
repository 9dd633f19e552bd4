package org.atrous.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.DiagnosticPrinter;
import org.atrous.runtime.progress.Display;
import org.atrous.runtime.progress.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command prints: results to standard output, diagnostics to standard error. A diagnostic
 * in a file that several specs import is printed once.
 */
final class Console {
  private final CommandSpec command;
  private final DiagnosticPrinter printer = new DiagnosticPrinter(Ansi.AUTO.enabled());
  private final Set<String> printed = new HashSet<>();
  private int errors;
  private int warnings;

  /**
   * @param command the command that prints
   */
  Console(CommandSpec command) {
    this.command = command;
  }

  void result(String line) {
    command.commandLine().getOut().println(line);
  }

  /** Says what was done; left out under {@code --quiet}. */
  void summary(String line) {
    if (!quiet()) {
      result(line);
    }
  }

  /** Says what is worth knowing beside the result; left out under {@code --quiet}. */
  void note(String line) {
    if (!quiet()) {
      command.commandLine().getErr().println(line);
    }
  }

  /** Warns of something that isn't at a place of a spec. */
  void warning(String line) {
    command.commandLine().getErr().println("warning: " + line);
  }

  /** Reports a mistake after which the command goes on. */
  void error(@Nullable String message) {
    command.commandLine().getErr().println("error: " + message);
  }

  /** Begins to show the progress of a task, of which some may have been done before. */
  Progress progress(String task, int done, int total) {
    return Progress.begin(display(), System.err, task, done, total);
  }

  /** How progress is shown. */
  Display display() {
    return Display.detect(quiet());
  }

  /** Folders in which imports are looked for. */
  List<Path> importPath() {
    return global().importPath();
  }

  private boolean quiet() {
    return global().quiet();
  }

  private GlobalOptions global() {
    return ((Atrous) command.root().userObject()).global();
  }

  void diagnostics(List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      String text = printer.print(diagnostic);
      if (!printed.add(text)) {
        continue;
      }
      if (diagnostic.isError()) {
        errors++;
      } else {
        warnings++;
      }
      command.commandLine().getErr().println(text);
    }
  }

  int errors() {
    return errors;
  }

  /** How many diagnostics were printed: {@code 2 errors, 1 warning}. */
  String counts() {
    return counted(errors, "error") + ", " + counted(warnings, "warning");
  }

  /** {@code no specs}, {@code 1 spec}, {@code 2 specs}. */
  static String counted(int count, String thing) {
    String plural = thing.endsWith("s") ? "es" : "s";
    return (count == 0 ? "no" : count) + " " + thing + (count == 1 ? "" : plural);
  }
}
