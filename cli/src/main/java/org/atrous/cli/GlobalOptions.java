package org.atrous.cli;

import picocli.CommandLine.Option;

/** Options that every command takes, before or after its name. */
final class GlobalOptions {
  @Option(
      names = "--debug",
      scope = picocli.CommandLine.ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean debug;

  @Option(
      names = {"-q", "--quiet"},
      scope = picocli.CommandLine.ScopeType.INHERIT,
      description = "Print results, warnings and errors only.")
  private boolean quiet;

  boolean debug() {
    return debug;
  }

  boolean quiet() {
    return quiet;
  }
}
