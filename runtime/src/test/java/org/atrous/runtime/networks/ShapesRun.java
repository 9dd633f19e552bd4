package org.atrous.runtime.networks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.data.shapes.DrawnShapes;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.Stage;
import org.atrous.runtime.experiment.ValidationSettings;
import org.atrous.runtime.run.LoggedEvaluation;
import org.atrous.runtime.run.RunContents;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunSettings;
import org.atrous.runtime.run.Versions;
import org.atrous.runtime.session.ComputeSettings;
import org.atrous.runtime.session.Sessions;
import org.atrous.runtime.training.Cadence;
import org.atrous.runtime.training.Trainer;
import org.atrous.runtime.training.TrainingObserver;
import org.jspecify.annotations.Nullable;

/** Runs of a small network on drawn shapes. */
public final class ShapesRun {
  /** A line of the log each step, and a checkpoint every second. */
  public static final Cadence CADENCE = new Cadence(1, 2);

  private ShapesRun() {}

  /** Makes a run folder. */
  public static RunFolder create(Path path, Recipe recipe) throws IOException {
    return create(path, recipe, null);
  }

  /** Makes the folder of a run that is measured while it is trained. */
  public static RunFolder create(Path path, Recipe recipe, @Nullable ValidationSettings validation)
      throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    for (Class<?> type : List.of(ShapesSpec.class, ShapesNetwork.class, SmallNetwork.class)) {
      classes.put(type.getName(), bytes(type));
    }
    return RunFolder.create(
        path,
        new RunSettings(
            ShapesSpec.class.getName(),
            "Shapes",
            Map.of(),
            recipe,
            validation,
            3,
            Sessions.threads(),
            ComputeSettings.CPU,
            new Versions("0.1", "2.18", "17", "Linux"),
            null,
            null,
            List.of()),
        new RunContents(Map.of("shapes.atrous", "network Shapes {}\n"), Map.of(), classes));
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(file))) {
      return in.readAllBytes();
    }
  }

  /** The drawings to train on. */
  public static SampleSource drawings() {
    return new DrawnShapes(DrawnShapes.TRAIN, 5, ShapesSpec.SIZE, ShapesSpec.SIZE, 1);
  }

  /** Trains to the end. */
  public static Checkpoint train(RunFolder run) throws IOException, InterruptedException {
    return train(run, drawings(), new Silence());
  }

  /** Trains to the end, on other samples or in front of an observer. */
  public static Checkpoint train(RunFolder run, SampleSource source, TrainingObserver observer)
      throws IOException, InterruptedException {
    return new Trainer(run, new ShapesNetwork(), (dataset, split) -> source, CADENCE, observer)
        .train();
  }

  /** Observes nothing. */
  public static class Silence implements TrainingObserver {
    @Override
    public void begins(Stage stage, int done, int steps, long parameters) {}

    @Override
    public void made(int step, double loss, double learningRate) {}

    @Override
    public void saved(int step) {}

    @Override
    public void ended(Duration time, Duration waited) {}

    @Override
    public void evaluated(LoggedEvaluation evaluation, boolean best) {}
  }
}
