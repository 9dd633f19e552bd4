package org.atrous.runtime.sweep;

import java.util.List;

/**
 * A trial that was given up.
 *
 * @param trial the trial
 * @param reason in a few words: {@code killed by signal 9}
 * @param attempts how often it was tried
 * @param outputEnd the last lines that it printed
 */
public record FailedTrial(Trial trial, String reason, int attempts, List<String> outputEnd) {
  public FailedTrial {
    outputEnd = List.copyOf(outputEnd);
  }
}
