package org.atrous.runtime.run;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

/**
 * A line of a run's log that tells of a step.
 *
 * @param step from 1
 * @param recipe of the stage to which the step belongs; empty in logs of older versions
 * @param loss of the step's batch, auxiliary heads included, weight decay not
 * @param learningRate of the step
 * @param imagesPerSecond since the line of a step before, evaluations left out
 * @param waiting share of that time in which training waited for images
 */
public record LoggedStep(
    int step,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String recipe,
    double loss,
    double learningRate,
    double imagesPerSecond,
    double waiting)
    implements LogEntry {
  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.visit(this);
  }
}
