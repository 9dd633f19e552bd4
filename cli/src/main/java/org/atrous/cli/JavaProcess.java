package org.atrous.cli;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Another process of this program. */
final class JavaProcess {
  private JavaProcess() {}

  /**
   * Its command line: this Java with this class path and most of its options.
   *
   * @param options of Java that come last, and so prevail
   * @param arguments of the {@code atrous} command
   */
  static List<String> command(List<String> options, List<String> arguments) {
    return command(JavaProcess::isInherited, options, arguments);
  }

  /**
   * Its command line: this Java with this class path and some of its options.
   *
   * @param inherited which of this process's options it has too
   * @param options of Java that come last, and so prevail
   * @param arguments of the {@code atrous} command
   */
  static List<String> command(
      Predicate<String> inherited, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    Optional<String> java = ProcessHandle.current().info().command();
    command.add(java.orElse(System.getProperty("java.home") + "/bin/java"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(inherited)
        .forEach(command::add);
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Atrous.class.getName());
    command.addAll(arguments);
    return command;
  }

  /** All but what makes short commands quick, and what only one process can have. */
  private static boolean isInherited(String option) {
    String lower = option.toLowerCase(Locale.ROOT);
    return !lower.startsWith("-agentlib")
        && !lower.startsWith("-javaagent")
        && !lower.startsWith("-xx:tieredstopatlevel")
        && !lower.startsWith("-xx:+useserialgc");
  }
}
