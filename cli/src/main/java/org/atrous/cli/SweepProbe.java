package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.JavaSource;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.experiment.TrainingSpec;
import org.atrous.compiler.sweep.Sweep;
import org.atrous.compiler.sweep.SweepCell;
import org.atrous.runtime.Spec;
import org.atrous.runtime.benchmark.Measured;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.run.RunContents;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunSettings;
import org.atrous.runtime.run.Versions;

/**
 * Measures how long the trainings of a sweep take: a few steps of each, in a process of its own.
 * Trainings of the same network, crop and batch take the same time, and are measured once.
 */
final class SweepProbe {
  private static final int WARM_UP = 2;
  private static final int STEPS = 10;

  private final Compilation compilation;
  private final int threads;
  private final Console console;
  private final Map<List<Object>, Double> known = new HashMap<>();

  /**
   * @param threads of TensorFlow in each process
   */
  SweepProbe(Compilation compilation, int threads, Console console) {
    this.compilation = compilation;
    this.threads = threads;
    this.console = console;
  }

  /**
   * Measures.
   *
   * @return seconds of each training, by what identifies it, for one seed; without those that can't
   *     be made, of which a warning says why
   */
  Map<String, Double> seconds(Sweep sweep) throws IOException, InterruptedException {
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (SweepCell cell : sweep.cells()) {
      SweepCell.Content content = cell.content();
      if (content != null && !seconds.containsKey(content.training())) {
        double sum = seconds(cell.label(), content);
        if (!Double.isNaN(sum)) {
          seconds.put(content.training(), sum);
        }
      }
    }
    return seconds;
  }

  /** Of all stages; NaN if one can't be measured. */
  private double seconds(String label, SweepCell.Content content)
      throws IOException, InterruptedException {
    double sum = 0;
    for (RecipeSpec stage = content.recipe(); stage != null; stage = stage.after()) {
      List<Object> alike = alike(content, stage);
      Double step = known.get(alike);
      if (step == null) {
        step = step(label, content, stage);
        known.put(alike, step);
      }
      sum += step * stage.training().steps();
    }
    return sum;
  }

  /** What the time of a step depends on. */
  private static List<Object> alike(SweepCell.Content content, RecipeSpec stage) {
    TrainingSpec training = stage.training();
    return List.of(
        System.identityHashCode(content.network()),
        training.outputStride(),
        training.crop(),
        training.batch(),
        training.optimizer().kind(),
        training.batchNorm());
  }

  /** Seconds of a step; NaN if it can't be measured. */
  private double step(String label, SweepCell.Content content, RecipeSpec stage)
      throws IOException, InterruptedException {
    List<JavaSource> sources = compilation.sources(content.network(), stage, List.of());
    CompiledClasses classes = new InMemoryCompiler().compile(sources);
    Spec spec = classes.instantiate(compilation.specClass(), Spec.class);
    Recipe recipe = spec.recipes().get(0);
    RunSettings settings =
        new RunSettings(
            compilation.specClass(),
            content.network().network().name(),
            Map.of(),
            recipe,
            1,
            threads,
            Versions.current(VersionReader.atrous()),
            List.of());
    Map<String, String> java = new TreeMap<>();
    sources.forEach(source -> java.put(source.path(), source.text()));
    Path folder = Files.createTempDirectory("atrous-probe");
    try {
      RunFolder run =
          RunFolder.create(
              folder.resolve("run"), settings, new RunContents(Map.of(), java, classes.bytes()));
      MeasuringProcess.Outcome outcome =
          new MeasuringProcess(
                  run, MeasureCommand.Mode.TRAINING, WARM_UP, STEPS, recipe.batch(), console)
              .measure();
      Measured measured = outcome.measured();
      if (measured == null) {
        console.warning(
            "the time of the cell `%s` can't be measured: %s".formatted(label, outcome.failure()));
        return Double.NaN;
      }
      return measured.latencies().median();
    } finally {
      Folders.delete(folder);
    }
  }
}
