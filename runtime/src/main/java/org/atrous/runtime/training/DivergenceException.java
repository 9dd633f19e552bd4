package org.atrous.runtime.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.BadInputException;

/** The loss, or what a step made of the variables, is no finite number. */
public final class DivergenceException extends BadInputException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what is not finite: {@code the loss is NaN}
   * @param step that was made last
   * @param names of the samples in its batch
   * @param lastGood the last checkpoint whose variables are all finite
   */
  DivergenceException(String what, int step, List<String> names, Optional<Path> lastGood) {
    super(
        "%s at step %d, in the batch of %s".formatted(what, step, String.join(", ", names)),
        "train anew with a lower learning_rate, or look at these samples; %s"
            .formatted(
                lastGood
                    .map("the last good checkpoint is `%s`"::formatted)
                    .orElse("there is no checkpoint from before")));
  }
}
