package org.atrous.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.atrous.runtime.evaluation.EvaluationChoice;
import org.atrous.runtime.graph.ExportSettings;
import org.atrous.runtime.graph.InferenceSettings;
import org.atrous.runtime.run.TrainedRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What an exported graph is to be. */
final class GraphOptions {
  private static final String ANY = "any";

  /** What the graph takes, as the command line spells it. */
  enum Takes {
    NORMALIZED(ExportSettings.Images.NORMALIZED),
    PIXELS(ExportSettings.Images.PIXELS),
    BYTES(ExportSettings.Images.BYTES);

    private final ExportSettings.Images images;

    Takes(ExportSettings.Images images) {
      this.images = images;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the graph gives, as the command line spells it. */
  enum Gives {
    LOGITS(ExportSettings.Answer.LOGITS),
    PROBABILITIES(ExportSettings.Answer.PROBABILITIES),
    LABELS(ExportSettings.Answer.LABELS);

    private final ExportSettings.Answer answer;

    Gives(ExportSettings.Answer answer) {
      this.answer = answer;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--output-stride",
      paramLabel = "N",
      description =
          "Of the graph; needn't be that of training (default: the one by which the run is"
              + " evaluated).")
  private @Nullable Integer outputStride;

  @Option(
      names = "--size",
      paramLabel = "HxW",
      converter = SizeConverter.class,
      description = "Of the images that the graph takes, or any (default: any).")
  private @Nullable Wanted size;

  @Option(
      names = "--takes",
      paramLabel = "IMAGES",
      description =
          "What images are made of: normalized, float32 that whoever calls has normalised; pixels,"
              + " float32 in 0..255; bytes, uint8 (default: normalized). The last two put the"
              + " normalisation into the graph.")
  private @Nullable Takes takes;

  @Option(
      names = "--gives",
      paramLabel = "ANSWERS",
      split = ",",
      description =
          "What the graph gives at the image's size: logits, probabilities, labels, which are the"
              + " likeliest classes; several, with commas (default: logits).")
  private List<Gives> gives = new ArrayList<>();

  @Option(
      names = "--fold",
      description =
          "Make batch norm part of the convolutions before it, which is quicker; results differ in"
              + " their last bits.")
  private boolean fold;

  /** An option that is given, if there is one. */
  @Nullable String given() {
    if (outputStride != null) {
      return "--output-stride";
    }
    if (size != null) {
      return "--size";
    }
    if (takes != null) {
      return "--takes";
    }
    return gives.isEmpty() ? fold ? "--fold" : null : "--gives";
  }

  /** A size, or none for any. */
  private record Wanted(@Nullable ImageSize size) {}

  /** Reads a size, or the word for none. */
  static final class SizeConverter implements ITypeConverter<Wanted> {
    @Override
    public Wanted convert(String text) {
      return new Wanted(text.equals(ANY) ? null : new ImageSize.Converter().convert(text));
    }
  }

  /** The settings of a run's graph. */
  ExportSettings settings(TrainedRun run) {
    EvaluationChoice usual =
        new EvaluationChoice(
            run.network(), run.folder().settings().recipe(), run.spec().evaluations());
    ImageSize fixed = size == null ? null : size.size();
    InferenceSettings inference = run.inference();
    return new ExportSettings(
        outputStride == null ? usual.usual().outputStride() : outputStride,
        fixed == null ? null : new ExportSettings.Size(fixed.height(), fixed.width()),
        (takes == null ? Takes.NORMALIZED : takes).images,
        gives.isEmpty()
            ? List.of(ExportSettings.Answer.LOGITS)
            : gives.stream().map(given -> given.answer).toList(),
        fold ? inference : inference.unfolded());
  }
}
