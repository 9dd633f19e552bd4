package org.atrous.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.DiagnosticPrinter;
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
    Atrous atrous = (Atrous) command.root().userObject();
    if (!atrous.global().quiet()) {
      result(line);
    }
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
