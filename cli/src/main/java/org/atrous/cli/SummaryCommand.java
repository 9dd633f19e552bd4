package org.atrous.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.report.Summarizer;
import org.atrous.compiler.report.Summary;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Diagnostics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atrous summary}: a network block by block. */
@Command(
    name = "summary",
    description = {
      "Shows a network block by block: shape, atrous rates, receptive field, valid taps, parameters,"
          + " multiply-adds, memory.",
      "",
      "rate is what the output stride asks of a block, rates are those of its windows; sees is the"
          + " receptive field in pixels of the image, not clipped by it. Valid taps are those of a"
          + " convolution's window inside the map, on average over the positions; a block shows its"
          + " worst window, a table below every atrous one. Parameters are trainable numbers;"
          + " multiply-adds are those of the convolutions, for one image.",
      "",
      "Memory is an estimate in float32, on a processor: kept is what a block's layers keep for the"
          + " gradients in training, alive the most that is alive in inference while one of them"
          + " runs. The totals add weights, in training gradients and momentum, and the overhead of"
          + " TensorFlow: what its allocator loses, graph and kernels. Java and TensorFlow itself,"
          + " some 500 MiB, are not in it; `atrous benchmark` measures.",
      "",
      "With --format json, the result is one object, or an array of objects where the"
          + " spec declares several networks and --network names none."
    },
    footer = {
      "  atrous summary deeplab.atrous",
      "  atrous summary deeplab.atrous --output-stride 8 --size 1025x2049 \\",
      "      --set classes=19",
      "  atrous summary deeplab.atrous --batch 16",
      "  atrous summary zoo.atrous --network Cascade --set last=block6 --format json"
    })
final class SummaryCommand implements Callable<Integer> {
  private static final int MOST_IMAGES = 4096;

  @Spec private CommandSpec command;
  @Mixin private SpecOptions spec;
  @Mixin private Format.Choice format;

  @Option(
      names = "--output-stride",
      paramLabel = "N",
      description =
          "The output stride (default: 16, or the largest below that the network allows).")
  private @Nullable Integer outputStride;

  @Option(
      names = "--size",
      paramLabel = "HxW",
      defaultValue = "513x513",
      converter = ImageSize.Converter.class,
      description = "Height and width of the image (default: ${DEFAULT-VALUE}).")
  private ImageSize size = new ImageSize(513, 513);

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "1",
      description = "Images at once, for the memory (default: ${DEFAULT-VALUE}).")
  private int batch = 1;

  @Override
  public Integer call() throws JsonProcessingException {
    if (batch < 1 || batch > MOST_IMAGES) {
      throw new ParameterException(
          command.commandLine(),
          "--batch is a number of images from 1 to %d, not %d".formatted(MOST_IMAGES, batch));
    }
    Console console = new Console(command);
    Optional<Compilation> compilation = spec.compile(console);
    if (compilation.isEmpty()) {
      return ExitCode.SOFTWARE;
    }
    List<PlannedNetwork> networks = spec.networks(compilation.get());
    List<Summary> summaries = new ArrayList<>();
    for (PlannedNetwork network : networks) {
      summarize(network, compilation.get(), console).ifPresent(summaries::add);
    }
    if (summaries.size() < networks.size()) {
      return ExitCode.SOFTWARE;
    }
    if (format.isJson()) {
      console.result(Format.json(summaries.size() == 1 ? summaries.get(0) : summaries));
      return ExitCode.OK;
    }
    for (int i = 0; i < summaries.size(); i++) {
      if (i > 0) {
        console.result("");
      }
      SummaryTable.lines(summaries.get(i), networks.get(i).outputStrides())
          .forEach(console::result);
    }
    return ExitCode.OK;
  }

  /** Empty where the network can't be built for this image; the reason is printed. */
  private Optional<Summary> summarize(
      PlannedNetwork network, Compilation compilation, Console console) {
    int stride = SpecOptions.outputStride(network, outputStride);
    MapSize input = MapSize.of(size.height(), size.width());
    List<Diagnostic> found = compilation.check(network, stride, input);
    console.diagnostics(found);
    return found.stream().anyMatch(Diagnostic::isError)
        ? Optional.empty()
        : Optional.of(
            Summarizer.summarize(
                network, stride, size.height(), size.width(), batch, new Diagnostics()));
  }
}
