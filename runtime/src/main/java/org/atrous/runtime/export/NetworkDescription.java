package org.atrous.runtime.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.atrous.runtime.Normalization;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Rgb;
import org.atrous.runtime.graph.ExportSettings;
import org.atrous.runtime.graph.FrozenGraph;
import org.atrous.runtime.run.TrainedRun;
import org.jspecify.annotations.Nullable;

/**
 * What a program has to know of an exported network, and can't read from the file itself.
 *
 * @param network its name in the spec
 * @param atrous version of the program that trained it
 * @param step after which its weights were taken
 * @param classes in the order of their numbers
 * @param normalization how pixels become what the network takes
 * @param outputStride at which the graph runs; null where only weights are exported
 * @param image what the graph takes; null where only weights are exported
 * @param outputs what the graph gives; none where only weights are exported
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NetworkDescription(
    String network,
    String atrous,
    int step,
    List<LabelClass> classes,
    PixelRule normalization,
    @Nullable Integer outputStride,
    @Nullable Tensor image,
    List<Tensor> outputs) {
  /** The file, or the key, of this description as JSON. */
  static final String FILE = "network.json";

  /** The file, or the key, of {@link #labels}. */
  static final String LABELS_FILE = "labels.txt";

  /**
   * A class.
   *
   * @param color in which it is drawn: {@code #rrggbb}
   */
  public record LabelClass(String name, String color) {}

  /**
   * How pixels become the network's input: {@code (pixel - mean) / std}, of red, green and blue in
   * 0..255.
   *
   * @param inside whether the graph does so itself; of weights alone, whoever builds the graph
   */
  public record PixelRule(List<Double> mean, List<Double> std, boolean inside) {}

  /**
   * A tensor that is fed or fetched.
   *
   * @param shape sizes; -1 where any will do
   */
  public record Tensor(String name, String type, List<Long> shape) {}

  /** What is to be known of weights alone. */
  public static NetworkDescription of(TrainedRun run) {
    return new NetworkDescription(
        run.network().name(),
        run.folder().settings().versions().atrous(),
        run.checkpoint().step(),
        classes(run),
        rule(run.network().normalization(), false),
        null,
        null,
        List.of());
  }

  static NetworkDescription of(TrainedRun run, ExportSettings settings, FrozenGraph frozen) {
    boolean inside = settings.images() != ExportSettings.Images.NORMALIZED;
    return new NetworkDescription(
        run.network().name(),
        run.folder().settings().versions().atrous(),
        run.checkpoint().step(),
        classes(run),
        rule(run.network().normalization(), inside),
        settings.outputStride(),
        tensor(frozen.image()),
        frozen.outputs().stream().map(NetworkDescription::tensor).toList());
  }

  /** The names of the classes, a line each, in the order of their numbers. */
  String labels() {
    return classes.stream()
        .map(labelClass -> labelClass.name() + "\n")
        .collect(Collectors.joining());
  }

  private static List<LabelClass> classes(TrainedRun run) {
    Dataset dataset = run.folder().settings().recipe().dataset().widenedTo(run.network().classes());
    List<LabelClass> classes = new ArrayList<>();
    for (int i = 0; i < run.network().classes(); i++) {
      Rgb color = dataset.colors().get(i);
      classes.add(
          new LabelClass(
              dataset.classes().get(i),
              "#%02x%02x%02x".formatted(color.red(), color.green(), color.blue())));
    }
    return classes;
  }

  private static PixelRule rule(Normalization normalization, boolean inside) {
    return new PixelRule(normalization.mean(), normalization.std(), inside);
  }

  private static Tensor tensor(FrozenGraph.Port port) {
    String type = port.type().name().substring("DT_".length()).toLowerCase(Locale.ROOT);
    return new Tensor(port.name(), type.equals("float") ? "float32" : type, port.shape());
  }
}
