package org.atrous.compiler.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.atrous.compiler.experiment.EvaluationSpec;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * One training with one measurement of a sweep.
 *
 * @param arguments the values of what varies, as written, in the order of {@code vary}
 * @param content what runs; null for a cell that {@code where} excludes, or that can't be built
 * @param published figures, one for each value of the table, empty where none was published; no
 *     figures where the sweep has none
 * @param problem why it can't be built, where such cells are left out; else null
 */
public record SweepCell(
    Map<String, String> arguments,
    @Nullable Content content,
    List<OptionalDouble> published,
    @Nullable Diagnostic problem) {
  public SweepCell {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    published = List.copyOf(published);
  }

  /** What runs. What identifies it is worked out when it is asked for. */
  public interface Content {
    PlannedNetwork network();

    /** The last stage of its chain. */
    RecipeSpec recipe();

    EvaluationSpec evaluation();

    /** Multiply-adds of one image, at the output stride and size of the evaluation. */
    long multiplyAdds();

    /** Memory of a training step, in bytes; of the stage that needs most. */
    long memory();

    /** Identifies the training but for its seed: cells with the same one share it. */
    String training();

    /** Identifies the measurement of it. */
    String measurement();
  }

  /** Whether nothing runs for it. */
  public boolean isExcluded() {
    return content == null;
  }

  /** {@code grid: (1,2,4), last: block5}. */
  public String label() {
    return label(arguments);
  }

  static String label(Map<String, String> arguments) {
    return String.join(
        ", ", arguments.entrySet().stream().map(a -> a.getKey() + ": " + a.getValue()).toList());
  }
}
