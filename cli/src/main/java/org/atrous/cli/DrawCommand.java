package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.draw.NetworkPicture;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.runtime.files.AtomicFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code atrous draw}: a network as a picture. */
@Command(
    name = "draw",
    description = {
      "Draws a network as SVG: the trunk's blocks with shapes, strides and atrous rates, the"
          + " head's branches side by side, and the taps that lead to decoders and auxiliary heads.",
      "",
      "The wider a block, the finer its map; the higher, the more channels. Without --output, the"
          + " file is NETWORK.svg in the current folder; a file that is there is replaced."
    },
    footer = {
      "  atrous draw deeplab.atrous",
      "  atrous draw zoo.atrous --network CascadeR101 --output cascade.svg",
      "  atrous draw deeplab.atrous --output-stride 8 --size 1025x2049 --set classes=19"
    })
final class DrawCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SpecOptions spec;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write (default: NETWORK.svg in the current folder).")
  private @Nullable Path output;

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

  @Override
  public Integer call() throws IOException {
    Console console = new Console(command);
    Optional<Compilation> compilation = spec.compile(console);
    if (compilation.isEmpty()) {
      return ExitCode.SOFTWARE;
    }
    PlannedNetwork network = spec.network(compilation.get());
    int stride = SpecOptions.outputStride(network, outputStride);
    Diagnostics diagnostics = new Diagnostics();
    List<MapSize> sizes =
        network.sizes(stride, MapSize.of(size.height(), size.width()), diagnostics);
    console.diagnostics(diagnostics.sorted());
    if (diagnostics.hasErrors()) {
      return ExitCode.SOFTWARE;
    }
    Path file = output == null ? Path.of(network.network().name() + ".svg") : output;
    AtomicFile.write(file, NetworkPicture.svg(network, stride, sizes));
    console.summary(
        "%s drawn at output stride %d, in %s".formatted(network.network().name(), stride, file));
    return ExitCode.OK;
  }
}
