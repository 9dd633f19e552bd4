package org.atrous.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.atrous.runtime.files.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code atrous doctor}: whether this machine can train, and on what. */
@Command(
    name = "doctor",
    description = {
      "Says what training finds on this machine: Java, processor, memory, TensorFlow and its"
          + " libraries, GPUs and their driver; and of what is missing, how to get it.",
      "",
      "If nothing can be trained here, the exit code is 1."
    },
    footer = {
      "  atrous doctor",
      "  atrous doctor --format json",
      "  ATROUS_DEVICE=gpu ./atrous doctor    for the build with GPUs"
    })
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private DeviceOptions device;
  @Mixin private Format.Choice format;

  @Override
  public Integer call() throws IOException {
    List<Finding> findings = new ArrayList<>(MachineFindings.all(System.getenv()));
    findings.addAll(TensorFlowFindings.all(device.device()));
    Console console = new Console(command);
    if (format.isJson()) {
      console.result(Json.pretty(findings).stripTrailing());
    } else {
      print(findings, console);
    }
    return findings.stream().anyMatch(each -> each.state() == Finding.State.MISSING)
        ? ExitCode.SOFTWARE
        : ExitCode.OK;
  }

  private static void print(List<Finding> findings, Console console) {
    Table table = new Table(Table.Column.text(""), Table.Column.text(""), Table.Column.text(""));
    for (Finding finding : findings) {
      table.row(finding.name(), mark(finding.state()), finding.found());
      if (!finding.cure().isEmpty()) {
        table.row("", "", "= help: " + finding.cure());
      }
    }
    table.rows().forEach(console::result);
    boolean impossible = findings.stream().anyMatch(each -> each.state() == Finding.State.MISSING);
    console.summary("");
    console.summary(
        impossible ? "Networks can't be trained here yet." : "Networks can be trained here.");
  }

  private static String mark(Finding.State state) {
    return switch (state) {
      case OK -> "ok";
      case NOTE -> "note";
      case MISSING -> "MISSING";
    };
  }
}
