package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

final class AtrousTest {
  static Set<String> commands() {
    return new CommandLine(new Atrous())
        .getSubcommands().entrySet().stream()
            .filter(command -> !command.getValue().getCommandSpec().usageMessage().hidden())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
  }

  @Test
  void helpGoesToStandardOutputAndNamesEveryCommand() {
    CommandRun run = CommandRun.of("--help");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.err()).isEmpty();
    for (String command : commands()) {
      assertThat(run.out()).containsMatch("(?m)^  " + command + " ");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpOfEveryCommandHasExamplesOfItsOwn(String command) {
    CommandRun run = CommandRun.of(command, "--help");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).containsMatch("(?m)^Examples:\\R  atrous " + command + "\\b");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theExamplesOfEveryCommandCanBeCopiedFromATerminal(String command) {
    String help = CommandRun.of(command, "--help").out();
    String examples = help.substring(help.indexOf("Examples:"));

    assertThat(examples.lines().skip(1).filter(line -> !line.startsWith("  ")).toList()).isEmpty();
  }

  @Test
  void aNumberThatIsNoneIsNamedInWordsOfTheField() {
    assertThat(CommandRun.of("train", "a.atrous", "--steps", "many").err())
        .contains("'--steps': `many` is no whole number");
    assertThat(CommandRun.of("train", "a.atrous", "--seed", "1.5").err())
        .contains("'--seed': `1.5` is no whole number");
    assertThat(CommandRun.of("train", "a.atrous", "--steps", "99999999999").err())
        .contains("'--steps': `99999999999` is too large");
  }

  @Test
  void moreThreadsThanAnyMachineHasAreAWrongUsage() {
    CommandRun run =
        CommandRun.of("train", "a.atrous", "--data", "data", "--run", "run", "--threads", "100000");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--threads is from 1 to 1024, not 100000");
  }

  @Test
  void versionNamesAtrousAndTensorFlowAndJava() {
    CommandRun run = CommandRun.of("--version");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).containsMatch("^atrous \\d+\\.\\d+\\.\\d+");
    assertThat(run.out()).containsMatch("(?m)^TensorFlow Java \\d+\\.\\d+\\.\\d+$");
    assertThat(run.out()).contains("Java " + Runtime.version());
  }

  @Test
  void withoutACommandTheUsageIsWrong() {
    CommandRun run = CommandRun.of();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("error: a command is missing");
    assertThat(run.err()).contains("Try `atrous --help`.");
  }

  @Test
  void anUnknownCommandGetsASuggestion() {
    CommandRun run = CommandRun.of("chek", "a.atrous");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Did you mean: atrous check");
  }

  @Test
  void anUnknownOptionPointsToTheHelpOfItsCommand() {
    CommandRun run = CommandRun.of("check", "--colour", "a.atrous");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'--colour'");
    assertThat(run.err()).contains("Try `atrous check --help`.");
  }

  @Test
  void aMissingOptionIsAWrongUsage() {
    CommandRun run = CommandRun.of("generate", "a.atrous");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--output");
  }

  @Test
  void optionsOfEveryCommandMayFollowItsName() {
    assertWithMessage("before")
        .that(CommandRun.of("--debug", "check", "-h").exitCode())
        .isEqualTo(0);
    assertWithMessage("after")
        .that(CommandRun.of("check", "--debug", "-h").exitCode())
        .isEqualTo(0);
  }
}
