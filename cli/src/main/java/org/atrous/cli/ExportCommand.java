package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.atrous.runtime.export.CheckpointWriter;
import org.atrous.runtime.export.ExportTarget;
import org.atrous.runtime.export.ExportedGraph;
import org.atrous.runtime.export.NetworkDescription;
import org.atrous.runtime.export.OnnxFile;
import org.atrous.runtime.export.SafetensorsWriter;
import org.atrous.runtime.export.SavedModelFolder;
import org.atrous.runtime.run.TrainedRun;
import org.atrous.runtime.session.TrainingPlatform;
import org.atrous.runtime.weights.ExportedWeights;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atrous export}: a trained network for other programs. */
@Command(
    name = "export",
    description = {
      "Writes a trained network in files that other programs read.",
      "",
      "savedmodel is a folder for TensorFlow in any language, with the signature serving_default:"
          + " it takes `image` and gives what --gives says, in any number of images at a time."
          + " Beside it lie the classes with their colours, and the normalisation.",
      "",
      "onnx is a file for ONNX Runtime and the compilers of many devices, of operator set 17. It"
          + " takes and gives the same, and has the same beside it in its metadata.",
      "",
      "safetensors is a file, checkpoint a folder with a checkpoint of TensorFlow: weights alone,"
          + " for programs that build the network themselves. With --like they take the names and"
          + " layouts of another file, so that the program that wrote that one reads them."
    },
    footer = {
      "  atrous export --run runs/a --format savedmodel --to street_model \\",
      "      --takes bytes --gives labels",
      "  atrous export --run runs/a --format savedmodel --to street_513 \\",
      "      --checkpoint best --output-stride 8 --size 513x513 --fold",
      "  atrous export --run runs/a --format onnx --to street.onnx \\",
      "      --takes pixels --gives labels --fold",
      "  atrous export --run runs/a --format safetensors --to street.safetensors",
      "  atrous export --run runs/a --format safetensors --to mine.safetensors \\",
      "      --like deeplabv3_resnet50.pth"
    })
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "The run folder.")
  @SuppressWarnings("NullAway.Init") // required
  private Path run;

  @Mixin private CheckpointOption checkpoint;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("NullAway.Init") // required
  private ExportFormat format;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "PATH",
      description = "The file or folder, which is made.")
  @SuppressWarnings("NullAway.Init") // required
  private Path to;

  @Option(names = "--force", description = "Replace an export that is there already.")
  private boolean force;

  @Mixin private GraphOptions graph;
  @Mixin private NameOptions names;

  @Override
  public Integer call() throws IOException {
    TrainingPlatform.require();
    requireFitting();
    Console console = new Console(command);
    ExportTarget target = new ExportTarget(to, force);
    target.requireFree();
    TrainedRun trained = TrainedRun.open(run, checkpoint.choice());
    switch (format) {
      case SAVEDMODEL -> SavedModelFolder.write(target, graph(trained));
      case ONNX -> OnnxFile.write(target, graph(trained));
      case SAFETENSORS -> {
        try (ExportedWeights weights = names.weights(trained)) {
          SafetensorsWriter.write(target, weights, NetworkDescription.of(trained));
        }
      }
      case CHECKPOINT -> {
        try (ExportedWeights weights = names.weights(trained)) {
          CheckpointWriter.write(target, weights, NetworkDescription.of(trained));
        }
      }
    }
    console.summary(
        "Wrote %s: network %s after step %d"
            .formatted(to, trained.network().name(), trained.checkpoint().step()));
    return ExitCode.OK;
  }

  private ExportedGraph graph(TrainedRun trained) {
    return ExportedGraph.of(trained, graph.settings(trained));
  }

  /** Refuses options that would change nothing. */
  private void requireFitting() {
    String strange = format.holdsGraph() ? names.given() : graph.given();
    if (strange != null) {
      throw new ParameterException(
          command.commandLine(),
          format.holdsGraph()
              ? "%s is for weights alone; %s holds a graph".formatted(strange, format)
              : "%s is for graphs; %s holds weights alone".formatted(strange, format));
    }
    if (names.lacksFile()) {
      throw new ParameterException(
          command.commandLine(), "--names says whose names the file of --like has: give both");
    }
  }
}
