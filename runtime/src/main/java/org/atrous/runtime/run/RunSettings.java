package org.atrous.runtime.run;

import java.util.List;
import java.util.Map;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.ValidationSettings;
import org.atrous.runtime.session.ComputeSettings;
import org.atrous.runtime.weights.ImportSettings;
import org.jspecify.annotations.Nullable;

/**
 * What decides the outcome of a run beside its spec, and what is good to know about it: the content
 * of {@code settings.json}.
 *
 * @param specClass fully qualified name of the generated {@code Spec}
 * @param network name of the network, as declared
 * @param overrides parameters and settings given by hand, name to text
 * @param recipe resolved, with the number of steps
 * @param seed of initial values, shuffles and augmentation
 * @param validation how it is measured while it is trained, or null
 * @param threads of TensorFlow within an operation, on which the last bits may depend
 * @param compute on which device; the processor in settings that don't say it
 * @param versions what it ran on; not compared when a run is resumed
 * @param git state of the spec's folder, where it is in a working tree; not compared either
 * @param from the run at whose end it begins, or null; not compared either
 * @param command the command line, for the reader; not compared either
 * @param weights the file that the first values came from; null where none was read
 */
public record RunSettings(
    String specClass,
    String network,
    Map<String, String> overrides,
    Recipe recipe,
    @Nullable ValidationSettings validation,
    long seed,
    int threads,
    ComputeSettings compute,
    Versions versions,
    @Nullable GitState git,
    @Nullable String from,
    List<String> command,
    @Nullable ImportSettings weights) {
  public RunSettings {
    overrides = Map.copyOf(overrides);
    compute = compute == null ? ComputeSettings.CPU : compute;
    command = List.copyOf(command);
  }

  /** Of a run that begins with random values, or where another one ended. */
  public RunSettings(
      String specClass,
      String network,
      Map<String, String> overrides,
      Recipe recipe,
      @Nullable ValidationSettings validation,
      long seed,
      int threads,
      ComputeSettings compute,
      Versions versions,
      @Nullable GitState git,
      @Nullable String from,
      List<String> command) {
    this(
        specClass,
        network,
        overrides,
        recipe,
        validation,
        seed,
        threads,
        compute,
        versions,
        git,
        from,
        command,
        null);
  }

  /** Of a run on the processor, from the first step to the last, without measurements. */
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
        null,
        seed,
        threads,
        ComputeSettings.CPU,
        versions,
        null,
        null,
        command,
        null);
  }
}
