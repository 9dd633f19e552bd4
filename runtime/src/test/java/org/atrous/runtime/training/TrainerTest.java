package org.atrous.runtime.training;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.atrous.runtime.BadInputException;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointException;
import org.atrous.runtime.data.DataException;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.event.EventLog;
import org.atrous.runtime.experiment.LossSettings;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.metrics.ClassFrequencies;
import org.atrous.runtime.networks.ShapesRun;
import org.atrous.runtime.networks.ShapesSpec;
import org.atrous.runtime.run.LoggedStep;
import org.atrous.runtime.run.RecordedWeights;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.StepLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;

class TrainerTest {
  private static final int STEPS = 6;
  private static final double RATE = 0.05;

  private final Path folder;

  TrainerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void endsWithACheckpointOfTheLastStep() throws Exception {
    RunFolder run = run("run", STEPS, RATE);

    Checkpoint last = ShapesRun.train(run);

    assertThat(last.step()).isEqualTo(STEPS);
    assertThat(last.folder().getParent()).isEqualTo(run.checkpoints());
  }

  @Test
  void logsLossAndLearningRateOfSteps() throws Exception {
    RunFolder run = run("run", STEPS, RATE);

    ShapesRun.train(run);

    List<LoggedStep> log = StepLog.read(run.log());
    assertThat(log.stream().map(LoggedStep::step).toList())
        .containsExactly(1, 2, 3, 4, 5, 6)
        .inOrder();
    assertThat(log.get(0).learningRate()).isEqualTo(RATE);
    assertThat(log.get(5).learningRate()).isLessThan(RATE / 4);
    assertThat(log.get(0).loss()).isGreaterThan(0.0);
  }

  @Test
  void lossFalls() throws Exception {
    RunFolder run = run("run", 60, RATE);

    ShapesRun.train(run);

    List<LoggedStep> log = StepLog.read(run.log());
    assertThat(meanLoss(log.subList(50, 60))).isLessThan(0.8 * meanLoss(log.subList(0, 10)));
  }

  private static double meanLoss(List<LoggedStep> steps) {
    return steps.stream().mapToDouble(LoggedStep::loss).average().orElseThrow();
  }

  @Test
  void resumedRunEndsWithTheBitsOfAnUninterruptedOne() throws Exception {
    Checkpoint whole = ShapesRun.train(run("whole", STEPS, RATE));
    RunFolder run = run("stopped", STEPS, RATE);
    stopAt(3, run);

    Checkpoint resumed = ShapesRun.train(RunFolder.open(run.path()));

    assertThat(contents(resumed)).isEqualTo(contents(whole));
  }

  @Test
  void stepsOfSeveralBatchesAreResumedAtTheirFirst() throws Exception {
    Checkpoint whole = ShapesRun.train(accumulating("whole"));
    RunFolder run = accumulating("stopped");
    stopAt(4, run);

    Checkpoint resumed = ShapesRun.train(run);

    assertThat(contents(resumed)).isEqualTo(contents(whole));
    assertThat(losses(run)).hasSize(STEPS);
  }

  private RunFolder accumulating(String name) throws IOException {
    Recipe recipe =
        ShapesSpec.named("accumulating")
            .accumulate(3)
            .adamw(0.9, 0.999, 1e-8)
            .cosine(0.001, 0)
            .warmUp(2, 0.1)
            .ema(0.9)
            .steps(STEPS)
            .build();
    return ShapesRun.create(folder.resolve(name), recipe);
  }

  @Test
  void classesAreWeighedByFrequenciesThatAreCountedOnceAndRecorded() throws Exception {
    Checkpoint whole = ShapesRun.train(balanced("whole"));
    RunFolder run = balanced("stopped");
    stopAt(4, run);
    Path file = run.path().resolve("class_weights.json");
    String recorded = Files.readString(file);

    Checkpoint resumed = ShapesRun.train(run);

    assertThat(contents(resumed)).isEqualTo(contents(whole));
    assertThat(Files.readString(file)).isEqualTo(recorded);
    assertThat(RecordedWeights.read(run, 1, 6).orElseThrow().weights()).isEqualTo(counted());
    assertThat(contents(whole)).isNotEqualTo(contents(ShapesRun.train(run("plain", STEPS, RATE))));
  }

  private static List<Double> counted() throws IOException {
    ClassFrequencies frequencies = new ClassFrequencies(6);
    SampleSource drawings = ShapesRun.drawings();
    for (int i = 0; i < drawings.size(); i++) {
      frequencies.add(drawings.load(i).label().toInts());
    }
    return frequencies.medianWeights();
  }

  @Test
  void recordedWeightsOfAClassAreTakenAsTheyAre() throws Exception {
    Checkpoint counted = ShapesRun.train(balanced("counted"));
    RunFolder run = balanced("given");
    new RecordedWeights(
            run.settings().recipe().dataset().classes(),
            List.of(1L, 1L, 1L, 1L, 1L, 1L),
            List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0))
        .write(run, 1);

    assertThat(contents(ShapesRun.train(run))).isNotEqualTo(contents(counted));
  }

  @Test
  void recordedWeightsThatDoNotFitStopTraining() throws Exception {
    RunFolder run = balanced("run");
    Files.writeString(run.path().resolve("class_weights.json"), "[");

    BadInputException e = assertThrows(BadInputException.class, () -> ShapesRun.train(run));

    assertThat(e).hasMessageThat().contains("class_weights.json` can't be understood");
  }

  private RunFolder balanced(String name) throws IOException {
    LossSettings usual = LossSettings.CROSS_ENTROPY;
    LossSettings loss =
        new LossSettings(usual.terms(), 0, List.of(), true, null, usual.averageOver());
    Recipe recipe = ShapesSpec.named("balanced").poly(RATE, 0.9).steps(STEPS).loss(loss).build();
    return ShapesRun.create(folder.resolve(name), recipe);
  }

  @Test
  void linesAfterTheCheckpointAreCutAndWrittenAgain() throws Exception {
    RunFolder whole = run("whole", STEPS, RATE);
    ShapesRun.train(whole);
    RunFolder run = run("stopped", STEPS, RATE);
    stopAt(4, run);
    assertThat(StepLog.read(run.log())).hasSize(3);

    ShapesRun.train(run);

    assertThat(losses(run)).isEqualTo(losses(whole));
    assertThat(losses(run)).hasSize(STEPS);
    assertThat(eventSteps(run)).isEqualTo(eventSteps(whole));
  }

  private static List<Double> losses(RunFolder run) throws IOException {
    return StepLog.read(run.log()).stream().map(LoggedStep::loss).toList();
  }

  private static List<Long> eventSteps(RunFolder run) throws IOException {
    return EventLog.read(run.events()).stream().map(Event::getStep).toList();
  }

  /** Dies in a step, before it's logged. */
  private void stopAt(int step, RunFolder run) {
    TrainingObserver stopping =
        new ShapesRun.Silence() {
          @Override
          public void made(int made, double loss, double learningRate) {
            if (made == step) {
              throw new IllegalStateException("stopped");
            }
          }
        };
    assertThrows(
        IllegalStateException.class, () -> ShapesRun.train(run, ShapesRun.drawings(), stopping));
  }

  @Test
  void finishedRunIsLeftAsItIs() throws Exception {
    RunFolder run = run("run", STEPS, RATE);
    ShapesRun.train(run);
    Map<String, String> before = files(run);
    List<Integer> steps = new ArrayList<>();

    Checkpoint last =
        ShapesRun.train(
            run,
            ShapesRun.drawings(),
            new ShapesRun.Silence() {
              @Override
              public void made(int step, double loss, double learningRate) {
                steps.add(step);
              }
            });

    assertThat(last.step()).isEqualTo(STEPS);
    assertThat(steps).isEmpty();
    assertThat(files(run)).isEqualTo(before);
  }

  @Test
  void lossThatIsNoNumberStopsWithStepSamplesAndLastGoodCheckpoint() throws Exception {
    RunFolder run = run("run", 40, 1e18);

    DivergenceException e = assertThrows(DivergenceException.class, () -> ShapesRun.train(run));

    assertThat(e).hasMessageThat().containsMatch("at step \\d+, in the batch of train/drawing");
    assertThat(e).hasMessageThat().contains("train anew with a lower learning_rate");
  }

  @Test
  void noCheckpointHoldsVariablesThatAreNoNumbers() throws Exception {
    RunFolder run = run("run", 40, 1e38);

    DivergenceException e = assertThrows(DivergenceException.class, () -> ShapesRun.train(run));

    try (Stream<Path> checkpoints = Files.list(run.checkpoints())) {
      assertThat(checkpoints.toList()).isEmpty();
    }
    assertThat(e).hasMessageThat().contains("there is no checkpoint from before");
  }

  @Test
  void damagedCheckpointStopsResumingAndSaysWhatToDo() throws Exception {
    RunFolder run = run("run", STEPS, RATE);
    stopAt(5, run);
    Path variables;
    try (Stream<Path> files = Files.walk(run.checkpoints().resolve("step-00000004"))) {
      variables = files.filter(f -> f.toString().contains(".data-")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(variables);
    Files.write(variables, Arrays.copyOf(bytes, bytes.length / 2));

    CheckpointException e = assertThrows(CheckpointException.class, () -> ShapesRun.train(run));

    assertThat(e).hasMessageThat().contains("is damaged");
    assertThat(e).hasMessageThat().contains("the checkpoint before it");
  }

  @Test
  void checkpointBeforeADamagedOneServesAfterItsRemoval() throws Exception {
    Checkpoint whole = ShapesRun.train(run("whole", STEPS, RATE));
    RunFolder run = run("run", STEPS, RATE);
    stopAt(5, run);
    try (Stream<Path> files = Files.walk(run.checkpoints().resolve("step-00000004"))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }

    Checkpoint resumed = ShapesRun.train(run);

    assertThat(contents(resumed)).isEqualTo(contents(whole));
    assertThat(losses(run)).hasSize(STEPS);
  }

  @Test
  void sampleThatCannotBeReadIsNamed() throws Exception {
    RunFolder run = run("run", STEPS, RATE);
    SampleSource broken =
        new SampleSource() {
          @Override
          public int size() {
            return 2;
          }

          @Override
          public String name(int index) {
            return "broken";
          }

          @Override
          public Sample load(int index) {
            throw new DataException("image `broken` is cut short", "copy it anew");
          }
        };

    DataException e =
        assertThrows(
            DataException.class, () -> ShapesRun.train(run, broken, new ShapesRun.Silence()));

    assertThat(e).hasMessageThat().startsWith("image `broken` is cut short");
  }

  private RunFolder run(String name, int steps, double learningRate) throws IOException {
    return ShapesRun.create(folder.resolve(name), ShapesSpec.recipe(steps, learningRate));
  }

  /** The files of a checkpoint by name, as text that is easily compared. */
  static Map<String, String> contents(Checkpoint checkpoint) throws IOException {
    return files(checkpoint.folder());
  }

  private static Map<String, String> files(RunFolder run) throws IOException {
    return files(run.path());
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
