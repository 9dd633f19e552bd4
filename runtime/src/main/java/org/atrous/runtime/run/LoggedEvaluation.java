package org.atrous.runtime.run;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.atrous.runtime.experiment.Metric;
import org.atrous.runtime.files.InOrder;
import org.jspecify.annotations.Nullable;

/**
 * A line of a run's log that tells how good the network was after a step.
 *
 * @param step from 1
 * @param evaluation name of the evaluation; no other line has such a field
 * @param dataset on which it was measured
 * @param split of the data set
 * @param validation figures by {@link Metric#key}, fractions in 0..1; a figure that there isn't is
 *     left out
 * @param iou intersection over union of each class that occurs in labels or predictions, by name
 */
public record LoggedEvaluation(
    int step,
    String evaluation,
    String dataset,
    String split,
    @JsonSerialize(using = InOrder.class) Map<String, Double> validation,
    @JsonSerialize(using = InOrder.class) Map<String, Double> iou)
    implements LogEntry {
  public LoggedEvaluation {
    validation = Collections.unmodifiableMap(new LinkedHashMap<>(validation));
    iou = Collections.unmodifiableMap(new LinkedHashMap<>(iou));
  }

  /** One of the figures, if there is such. */
  public OptionalDouble value(Metric metric) {
    @Nullable Double value = validation.get(metric.key());
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.visit(this);
  }
}
