package org.atrous.runtime.run;

import java.util.List;
import java.util.Map;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.session.ComputeSettings;

/**
 * What decides the outcome of a run beside its spec, and what is good to know about it: the content
 * of {@code settings.json}.
 *
 * @param specClass fully qualified name of the generated {@code Spec}
 * @param network name of the network, as declared
 * @param overrides parameters and settings given by hand, name to text
 * @param recipe resolved, with the number of steps
 * @param seed of initial values, shuffles and augmentation
 * @param threads of TensorFlow within an operation, on which the last bits may depend
 * @param compute on which device; the processor in settings that don't say it
 * @param versions what it ran on; not compared when a run is resumed
 * @param command the command line, for the reader; not compared either
 */
public record RunSettings(
    String specClass,
    String network,
    Map<String, String> overrides,
    Recipe recipe,
    long seed,
    int threads,
    ComputeSettings compute,
    Versions versions,
    List<String> command) {
  public RunSettings {
    overrides = Map.copyOf(overrides);
    compute = compute == null ? ComputeSettings.CPU : compute;
    command = List.copyOf(command);
  }

  /** Settings of a run on the processor. */
  public RunSettings(
      String specClass,
      String network,
      Map<String, String> overrides,
      Recipe recipe,
      long seed,
      int threads,
      Versions versions,
      List<String> command) {
    this(
        specClass,
        network,
        overrides,
        recipe,
        seed,
        threads,
        ComputeSettings.CPU,
        versions,
        command);
  }
}
