package org.atrous.runtime.training;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.data.shapes.DrawnShapes;
import org.atrous.runtime.event.EventLog;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.experiment.Metric;
import org.atrous.runtime.experiment.ValidationSettings;
import org.atrous.runtime.networks.ShapesRun;
import org.atrous.runtime.networks.ShapesSpec;
import org.atrous.runtime.run.CheckpointChoice;
import org.atrous.runtime.run.LogEntry;
import org.atrous.runtime.run.LoggedEvaluation;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.StepLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/** Trainings that are measured on their way. */
class ValidatedTrainingTest {
  private static final int STEPS = 10;
  private static final int EVERY = 3;

  private final Path folder;

  ValidatedTrainingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everyFewStepsAndTheLastAreMeasured() throws Exception {
    RunFolder run = create("run", 0.05, null);

    ShapesRun.train(run);

    List<LoggedEvaluation> measured = StepLog.evaluations(run.log());
    assertThat(steps(run)).containsExactly(3, 6, 9, 10).inOrder();
    assertThat(measured.get(0).evaluation()).isEqualTo("fine");
    assertThat(measured.get(0).validation()).containsKey("mIoU");
    assertThat(measured.get(0).iou()).containsKey("background");
  }

  @Test
  void bestCheckpointStays() throws Exception {
    RunFolder run = create("run", 0.05, null);

    ShapesRun.train(run);

    Checkpoint best = new CheckpointChoice.Best().require(run);
    List<LoggedEvaluation> measured = StepLog.evaluations(run.log());
    double highest = measured.stream().mapToDouble(ValidatedTrainingTest::mIoU).max().orElseThrow();
    assertThat(
            measured.stream()
                .filter(evaluation -> evaluation.step() == best.step())
                .map(ValidatedTrainingTest::mIoU)
                .toList())
        .containsExactly(highest);
  }

  private static double mIoU(LoggedEvaluation evaluation) {
    return evaluation.value(Metric.MIOU).orElseThrow();
  }

  @Test
  void everyFewthCheckpointStays() throws Exception {
    RunFolder run = create("run", 0.05, null);

    new Trainer(
            run,
            new org.atrous.runtime.networks.ShapesNetwork(),
            (dataset, split) -> ShapesRun.drawings(),
            new Cadence(1, 1, 4),
            new ShapesRun.Silence())
        .train();

    assertThat(new CheckpointFolder(run.checkpoints(), 1).steps()).containsAtLeast(4, 8, 9, 10);
    assertThat(new CheckpointFolder(run.checkpoints(), 1).steps()).doesNotContain(7);
  }

  @Test
  void measuringChangesNoBitOfWhatIsTrained() throws Exception {
    Checkpoint measured = ShapesRun.train(create("measured", 0.05, null));
    Checkpoint plain =
        ShapesRun.train(ShapesRun.create(folder.resolve("plain"), ShapesSpec.recipe(STEPS, 0.05)));

    assertThat(TrainerTest.contents(measured)).isEqualTo(TrainerTest.contents(plain));
  }

  @Test
  void trainingStopsWhenPatienceIsOver() throws Exception {
    // Nothing is learnt at this rate, so that nothing gets better.
    RunFolder run = create("run", 1e-30, 2);

    Checkpoint last = ShapesRun.train(run);

    assertThat(last.step()).isEqualTo(9);
    assertThat(steps(run)).containsExactly(3, 6, 9).inOrder();
  }

  @Test
  void stoppedTrainingStaysStopped() throws Exception {
    RunFolder run = create("run", 1e-30, 2);
    ShapesRun.train(run);
    String log = Files.readString(run.log());

    Checkpoint again = ShapesRun.train(RunFolder.open(run.path()));

    assertThat(again.step()).isEqualTo(9);
    assertThat(Files.readString(run.log())).isEqualTo(log);
  }

  @Test
  void trainingThatDiedBeforeAMeasurementWasLoggedMakesItWhenResumed() throws Exception {
    RunFolder whole = create("whole", 0.05, null);
    Checkpoint expected = ShapesRun.train(whole);
    RunFolder run = create("stopped", 0.05, null);
    assertThrows(
        IllegalStateException.class,
        () ->
            ShapesRun.train(
                run,
                ShapesRun.drawings(),
                new ShapesRun.Silence() {
                  @Override
                  public void saved(int step) {
                    if (step == 6) {
                      throw new IllegalStateException("stopped");
                    }
                  }
                }));
    assertThat(steps(run)).containsExactly(3);

    Checkpoint resumed = ShapesRun.train(RunFolder.open(run.path()));

    assertThat(TrainerTest.contents(resumed)).isEqualTo(TrainerTest.contents(expected));
    assertThat(StepLog.evaluations(run.log())).isEqualTo(StepLog.evaluations(whole.log()));
    assertThat(tags(run)).isEqualTo(tags(whole));
    assertThat(text(run)).isEqualTo(text(whole));
  }

  /** The log for people without what depends on the clock. */
  private static String text(RunFolder run) throws IOException {
    return Files.readString(run.textLog()).replaceAll(", [0-9.]+ images/s", "");
  }

  @Test
  void eventsOfAMeasurementThatWasCutShortAreNotDoubled() throws Exception {
    RunFolder whole = create("whole", 0.05, null);
    ShapesRun.train(whole);
    RunFolder run = create("run", 0.05, null);
    ShapesRun.train(run);
    List<String> lines = Files.readAllLines(run.log());
    assertThat(lines.get(lines.size() - 1)).contains("\"evaluation\"");
    // As if the last line hadn't been written any more.
    Files.writeString(run.log(), String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");

    ShapesRun.train(run);

    assertThat(tags(run)).isEqualTo(tags(whole));
    assertThat(StepLog.evaluations(run.log())).isEqualTo(StepLog.evaluations(whole.log()));
  }

  @Test
  void figuresAndPicturesGoToTensorBoard() throws Exception {
    RunFolder run = create("run", 0.05, null);

    ShapesRun.train(run);

    assertThat(tags(run))
        .containsAtLeast(
            "0 _hparams_/session_start_info",
            "3 validation/mIoU",
            "3 validation_iou/background",
            "10 _hparams_/session_end_info");
    assertThat(
            EventLog.read(run.events()).stream()
                .filter(Event::hasGraphDef)
                .map(Event::getStep)
                .toList())
        .containsExactly(0L);
    assertThat(
            EventLog.read(run.events()).stream()
                .flatMap(event -> event.getSummary().getValueList().stream())
                .filter(Summary.Value::hasImage)
                .count())
        .isEqualTo(4 * 4);
  }

  private static List<String> tags(RunFolder run) throws IOException {
    List<String> tags = new ArrayList<>();
    for (Event event : EventLog.read(run.events())) {
      for (Summary.Value value : event.getSummary().getValueList()) {
        tags.add(event.getStep() + " " + value.getTag());
      }
    }
    return tags;
  }

  @Test
  void logForPeopleHasALineForEachEntry() throws Exception {
    RunFolder run = create("run", 0.05, null);

    ShapesRun.train(run);

    List<LogEntry> entries = StepLog.entries(run.log());
    List<String> lines = Files.readAllLines(run.textLog());
    assertThat(lines).hasSize(entries.size());
    assertThat(lines.get(0)).startsWith("step 1 of 10  short: loss ");
    assertThat(lines.get(3)).startsWith("step 3 of 10  fine on shapes val: ");
  }

  private static List<Integer> steps(RunFolder run) throws IOException {
    return StepLog.evaluations(run.log()).stream().map(LoggedEvaluation::step).toList();
  }

  private RunFolder create(String name, double rate, @Nullable Integer patience)
      throws IOException {
    Evaluation evaluation = new Evaluation("fine", DrawnShapes.dataset(), DrawnShapes.VAL, 4);
    return ShapesRun.create(
        folder.resolve(name),
        ShapesSpec.recipe(STEPS, rate),
        new ValidationSettings(evaluation, Metric.MIOU, EVERY, patience));
  }

  @Test
  void settingsAreKeptAndCompared() throws Exception {
    RunFolder run = create("run", 0.05, 4);

    assertThat(RunFolder.open(run.path()).settings()).isEqualTo(run.settings());
    assertThat(run.settings().overrides()).isEqualTo(Map.of());
  }
}
