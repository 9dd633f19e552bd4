package org.atrous.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.compare.Comparison;
import org.atrous.compiler.compare.NetworkComparer;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Diagnostics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atrous diff}: what differs in meaning between two networks. */
@Command(
    name = "diff",
    description = {
      "Shows what differs in meaning between two networks, of two specs or of one.",
      "",
      "Compared are the networks as they run: input, sizes, strides and atrous rates, every layer"
          + " by its full name, the order of joins, parameters and multiply-adds, and which part of"
          + " a checkpoint of A can be loaded into B. Names of files, networks, parameters and"
          + " dialects don't count. A value is shown as that of A -> that of B.",
      "",
      "With A alone, both networks are in it; a spec with just two needs no names."
    },
    footer = {
      "  atrous diff deeplab.atrous torchvision.atrous --output-stride 8",
      "  atrous diff zoo.atrous --network-a DeepLabV3 --network-b CascadeR101",
      "  atrous diff deeplab.atrous deeplab.atrous --set-b classes=19 --all",
      "  atrous diff mine.atrous theirs.atrous --exit-code && echo equal"
    })
final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private Format.Choice format;

  @Parameters(index = "0", paramLabel = "A", description = "The spec of network A.")
  private Path fileOfA;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "B",
      description = "The spec of network B (default: that of A).")
  private @Nullable Path fileOfB;

  @Option(
      names = "--network-a",
      paramLabel = "NAME",
      description = "Network A, where its spec declares several.")
  private @Nullable String networkA;

  @Option(
      names = "--network-b",
      paramLabel = "NAME",
      description = "Network B, where its spec declares several.")
  private @Nullable String networkB;

  @Option(
      names = "--set-a",
      paramLabel = "NAME=VALUE",
      description = "Sets a parameter of A to a value as a spec writes it; repeatable.")
  private Map<String, String> settingsOfA = new LinkedHashMap<>();

  @Option(
      names = "--set-b",
      paramLabel = "NAME=VALUE",
      description = "Sets a parameter of B; repeatable.")
  private Map<String, String> settingsOfB = new LinkedHashMap<>();

  @Option(
      names = "--output-stride",
      paramLabel = "N",
      description =
          "The output stride (default: 16, or the largest below that both networks allow).")
  private @Nullable Integer outputStride;

  @Option(
      names = "--size",
      paramLabel = "HxW",
      defaultValue = "513x513",
      converter = ImageSize.Converter.class,
      description = "Height and width of the image (default: ${DEFAULT-VALUE}).")
  private ImageSize size = new ImageSize(513, 513);

  @Option(names = "--all", description = "Lists every layer and variable, where it would sum up.")
  private boolean all;

  @Option(
      names = "--exit-code",
      description = "Ends with exit code 1 where the networks differ, else with 0.")
  private boolean exitCode;

  @Override
  public Integer call() throws JsonProcessingException {
    Console console = new Console(command);
    Path fileB = fileOfB == null ? fileOfA : fileOfB;
    Optional<Compilation> specOfA = SpecOptions.compile(fileOfA, settingsOfA, console);
    Optional<Compilation> specOfB =
        fileB.equals(fileOfA) && settingsOfA.equals(settingsOfB)
            ? specOfA
            : SpecOptions.compile(fileB, settingsOfB, console);
    if (specOfA.isEmpty() || specOfB.isEmpty()) {
      return ExitCode.SOFTWARE;
    }
    PlannedNetwork a = network(specOfA.get(), fileOfA, networkA, "--network-a", 0);
    PlannedNetwork b = network(specOfB.get(), fileB, networkB, "--network-b", 1);
    Diagnostics diagnostics = new Diagnostics();
    Comparison comparison =
        NetworkComparer.compare(a, b, commonStride(a, b), size.height(), size.width(), diagnostics);
    console.diagnostics(diagnostics.sorted());
    if (diagnostics.hasErrors()) {
      return ExitCode.SOFTWARE;
    }
    if (format.isJson()) {
      console.result(Format.json(comparison));
    } else {
      new DiffText(comparison, all).lines().forEach(console::result);
    }
    return exitCode && !comparison.isEqual() ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  /** The network that is named; with one file of two networks, none need be. */
  private PlannedNetwork network(
      Compilation spec, Path file, @Nullable String name, String option, int place) {
    boolean bothOfOne =
        fileOfB == null && networkA == null && networkB == null && spec.networks().size() == 2;
    return bothOfOne ? spec.networks().get(place) : SpecOptions.network(spec, file, name, option);
  }

  private int commonStride(PlannedNetwork a, PlannedNetwork b) {
    if (outputStride != null) {
      SpecOptions.outputStride(b, outputStride);
      return SpecOptions.outputStride(a, outputStride);
    }
    List<Integer> common = new ArrayList<>(a.outputStrides().legal());
    common.retainAll(b.outputStrides().legal());
    if (common.isEmpty()) {
      throw new InputException(
          "`%s` and `%s` have no output stride in common"
              .formatted(a.network().name(), b.network().name()),
          "`%s` can be built at %s, `%s` at %s"
              .formatted(
                  a.network().name(),
                  Numbers.list(a.outputStrides().legal()),
                  b.network().name(),
                  Numbers.list(b.outputStrides().legal())));
    }
    return common.stream().filter(s -> s <= 16).reduce((x, y) -> y).orElseGet(() -> common.get(0));
  }
}
