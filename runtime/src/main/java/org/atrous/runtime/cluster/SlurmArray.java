package org.atrous.runtime.cluster;

import java.util.List;

/**
 * A job array that was submitted.
 *
 * @param job its number
 * @param cluster on which it is; empty for the usual one
 * @param trials of its tasks, from task 0
 */
record SlurmArray(String job, String cluster, List<String> trials) {
  SlurmArray {
    trials = List.copyOf(trials);
  }

  /** {@code 4711_3}. */
  String task(int index) {
    return job + "_" + index;
  }
}
