package org.atrous.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.report.Summarizer;
import org.atrous.compiler.report.Summary;
import org.atrous.compiler.source.Diagnostics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code atrous summary}: a network block by block. */
@Command(
    name = "summary",
    description = {
      "Shows a network block by block: shape, atrous rate, parameters, multiply-adds.",
      "",
      "Parameters are trainable numbers; multiply-adds are those of the convolutions, for one"
          + " image."
    },
    footer = {
      "  atrous summary deeplab.atrous",
      "  atrous summary deeplab.atrous --output-stride 8 --size 1025x2049 --set classes=19",
      "  atrous summary zoo.atrous --network Cascade --set last=block6 --format json"
    })
final class SummaryCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SpecOptions spec;

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
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TABLE;

  /** How the summary is printed. */
  enum Format {
    TABLE,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Override
  public Integer call() throws JsonProcessingException {
    Console console = new Console(command);
    Optional<Compilation> compilation = spec.compile(console);
    if (compilation.isEmpty()) {
      return ExitCode.SOFTWARE;
    }
    PlannedNetwork network = spec.network(compilation.get());
    int stride = outputStride == null ? network.outputStrides().usual() : outputStride;
    if (!network.allows(stride)) {
      throw new InputException(
          network.whyNot(stride),
          "it can be built at " + Numbers.list(network.outputStrides().legal()));
    }
    Diagnostics diagnostics = new Diagnostics();
    Summary summary =
        Summarizer.summarize(network, stride, size.height(), size.width(), diagnostics);
    console.diagnostics(diagnostics.sorted());
    if (diagnostics.hasErrors()) {
      return ExitCode.SOFTWARE;
    }
    switch (format) {
      case TABLE -> SummaryTable.lines(summary, network.outputStrides()).forEach(console::result);
      case JSON -> console.result(json(summary));
    }
    return ExitCode.OK;
  }

  private static String json(Summary summary) throws JsonProcessingException {
    return new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(summary);
  }
}
