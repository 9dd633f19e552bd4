package org.atrous.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.ast.AstPrinter;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.report.IrPrinter;
import org.atrous.compiler.report.ShapePrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code atrous dump}: what the phases of the compiler made of a spec. */
@Command(
    name = "dump",
    description = {
      "Shows what a phase of the compiler made of a spec.",
      "",
      "  ast     the syntax tree of the file, also where its meaning is wrong",
      "  ir      every layer of a network, in the components that it came from",
      "  shapes  every layer as it runs at each output stride: size, channels, stride and rate"
    },
    footer = {
      "  atrous dump --stage ast deeplab.atrous",
      "  atrous dump --stage shapes deeplab.atrous --network DeepLab --output-stride 8",
      "  atrous dump --stage shapes deeplab.atrous --size 512x1024"
    })
final class DumpCommand implements Callable<Integer> {
  /** A phase whose result can be shown. */
  enum Stage {
    AST,
    IR,
    SHAPES;

    /** As the command line spells it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec command;
  @Mixin private SpecOptions spec;

  @Option(
      names = "--stage",
      required = true,
      paramLabel = "STAGE",
      description = "${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("NullAway.Init") // required
  private Stage stage;

  @Option(
      names = "--output-stride",
      paramLabel = "N",
      description = "For shapes: one output stride (default: every legal one).")
  private @Nullable Integer outputStride;

  @Option(
      names = "--size",
      paramLabel = "HxW",
      converter = ImageSize.Converter.class,
      description = "For shapes: the size of the input (default: any, as H and W).")
  private @Nullable ImageSize size;

  @Override
  public Integer call() {
    Console console = new Console(command);
    Compilation compilation = spec.compileAnyway(console);
    if (stage == Stage.AST && !compilation.specs().isEmpty()) {
      console.result(AstPrinter.print(compilation.specs().get(0)).stripTrailing());
    }
    if (!compilation.succeeded()) {
      return ExitCode.SOFTWARE;
    }
    if (stage != Stage.AST) {
      String separator = "";
      for (PlannedNetwork network : spec.networks(compilation)) {
        console.result(separator + text(network).stripTrailing());
        separator = "\n";
      }
    }
    return ExitCode.OK;
  }

  private String text(PlannedNetwork network) {
    if (stage == Stage.IR) {
      return IrPrinter.print(network.network());
    }
    List<Integer> strides =
        outputStride == null
            ? network.outputStrides().legal()
            : List.of(SpecOptions.outputStride(network, outputStride));
    StringBuilder text = new StringBuilder();
    for (int stride : strides) {
      text.append(text.isEmpty() ? "" : "\n");
      text.append(
          size == null
              ? ShapePrinter.print(network, stride)
              : ShapePrinter.print(network, stride, MapSize.of(size.height(), size.width())));
    }
    return text.toString();
  }
}
