package org.atrous.runtime.training;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointException;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.data.shapes.DrawnShapes;
import org.atrous.runtime.event.EventLog;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.Stage;
import org.atrous.runtime.graph.TrainingGraph;
import org.atrous.runtime.networks.ShapesNetwork;
import org.atrous.runtime.networks.ShapesRun;
import org.atrous.runtime.networks.ShapesSpec;
import org.atrous.runtime.networks.SmallNetwork;
import org.atrous.runtime.run.LoggedStep;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.StepLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;

/** Recipes that come after another one. */
class StagedTrainingTest {
  private static final int FIRST = 3;
  private static final int SECOND = 4;

  private final Path folder;

  StagedTrainingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Recipe first() {
    return ShapesSpec.named("first").poly(0.05, 0.9).steps(FIRST).ema(0.5).build();
  }

  /** Everything that a stage may change: optimizer, output stride, batch norm, batch, split. */
  private static Recipe second() {
    return Recipe.named("second", DrawnShapes.dataset(), "other")
        .crop(25, 25)
        .batch(3)
        .outputStride(4)
        .adam(0.9, 0.999, 1e-8)
        .constant(0.001)
        .batchNormFrozen()
        .steps(SECOND)
        .after(first())
        .build();
  }

  @Test
  void stagesAreLoggedInOneRowOfSteps() throws Exception {
    RunFolder run = create("run");

    Checkpoint last = train(run, new ShapesRun.Silence());

    assertThat(last.step()).isEqualTo(FIRST + SECOND);
    List<LoggedStep> log = StepLog.read(run.log());
    assertThat(log.stream().map(LoggedStep::step).toList())
        .containsExactly(1, 2, 3, 4, 5, 6, 7)
        .inOrder();
    assertThat(log.stream().map(LoggedStep::recipe).toList())
        .containsExactly("first", "first", "first", "second", "second", "second", "second")
        .inOrder();
    assertThat(log.get(0).learningRate()).isEqualTo(0.05);
    assertThat(log.get(FIRST).learningRate()).isEqualTo(0.001);
  }

  @Test
  void eachStageHasItsOwnSamples() throws Exception {
    List<String> asked = new ArrayList<>();
    RunFolder run = create("run");

    new Trainer(
            run,
            new ShapesNetwork(),
            (dataset, split) -> {
              asked.add(split);
              return ShapesRun.drawings();
            },
            ShapesRun.CADENCE,
            new ShapesRun.Silence())
        .train();

    assertThat(asked).containsExactly(DrawnShapes.TRAIN, "other").inOrder();
  }

  @Test
  void endOfAStageStaysAsACheckpoint() throws Exception {
    RunFolder run = create("run");

    train(run, new ShapesRun.Silence());

    assertThat(new CheckpointFolder(run.checkpoints(), 1).steps()).contains(FIRST);
  }

  @Test
  void runThatWasStoppedInAnyStageEndsWithTheSameBits() throws Exception {
    RunFolder whole = create("whole");
    Checkpoint expected = train(whole, new ShapesRun.Silence());
    for (int stop : List.of(FIRST - 1, FIRST + 1, FIRST + SECOND)) {
      RunFolder run = create("stopped" + stop);
      stopAt(stop, run);

      Checkpoint resumed = train(RunFolder.open(run.path()), new ShapesRun.Silence());

      assertThat(TrainerTest.contents(resumed)).isEqualTo(TrainerTest.contents(expected));
      assertThat(steps(run)).isEqualTo(steps(whole));
      assertThat(eventSteps(run)).isEqualTo(eventSteps(whole));
    }
  }

  @Test
  void runThatWasStoppedBetweenStagesEndsWithTheSameBits() throws Exception {
    Checkpoint expected = train(create("whole"), new ShapesRun.Silence());
    RunFolder run = create("stopped");
    assertThrows(
        IllegalStateException.class,
        () ->
            train(
                run,
                new ShapesRun.Silence() {
                  @Override
                  public void saved(int step) {
                    if (step == FIRST) {
                      throw new IllegalStateException("stopped");
                    }
                  }
                }));

    Checkpoint resumed = train(run, new ShapesRun.Silence());

    assertThat(TrainerTest.contents(resumed)).isEqualTo(TrainerTest.contents(expected));
  }

  @Test
  void secondStageLearnsFromWhereTheFirstEnded() throws Exception {
    RunFolder run = create("run");
    train(run, new ShapesRun.Silence());
    Recipe alone = ShapesSpec.named("alone").poly(0.05, 0.9).steps(FIRST).ema(0.5).build();
    Checkpoint first = ShapesRun.train(ShapesRun.create(folder.resolve("alone"), alone));

    Checkpoint boundary = new CheckpointFolder(run.checkpoints(), 1).of(FIRST).orElseThrow();

    assertThat(TrainerTest.contents(boundary)).isEqualTo(TrainerTest.contents(first));
  }

  @Test
  void optimizerBeginsAnewAndMovingAveragesAreTheNewWeights() throws Exception {
    Checkpoint first = ShapesRun.train(ShapesRun.create(folder.resolve("a"), first()));
    CheckpointFolder begun = new CheckpointFolder(folder.resolve("begun"), 5);
    Recipe next = ShapesSpec.named("next").ema(0.9).steps(2).build();
    Checkpoint once;
    Checkpoint again;
    try (TrainingGraph graph = TrainingGraph.build(new ShapesNetwork(), next, 1)) {
      graph.begin(first);
      once = graph.save(begun, 1);
      graph.begin(once);
      again = graph.save(begun, 2);
    }

    // Averages begin as the variables are, so that beginning from them changes nothing more.
    assertThat(data(again)).isEqualTo(data(once));
    assertThat(data(once)).isNotEqualTo(data(first));
  }

  @Test
  void checkpointOfAnotherNetworkIsNoBeginning() throws Exception {
    Checkpoint first = ShapesRun.train(ShapesRun.create(folder.resolve("a"), first()));
    Recipe recipe = ShapesSpec.named("next").outputStride(4).build();

    try (TrainingGraph graph = TrainingGraph.build(new SmallNetwork(), recipe, 1)) {
      assertThrows(CheckpointException.class, () -> graph.begin(first));
    }
  }

  @Test
  void divergenceOfALaterStageNamesTheLastGoodCheckpoint() throws Exception {
    Recipe hot = ShapesSpec.named("hot").constant(1e30).steps(9).after(first()).build();
    RunFolder run = ShapesRun.create(folder.resolve("run"), hot);

    DivergenceException e =
        assertThrows(DivergenceException.class, () -> train(run, new ShapesRun.Silence()));

    assertThat(e).hasMessageThat().contains("the last good checkpoint is `");
    assertThat(e).hasMessageThat().containsMatch("checkpoints/step-0000000[34]`");
  }

  private static String data(Checkpoint checkpoint) throws IOException {
    return Objects.requireNonNull(
        TrainerTest.contents(checkpoint).get("variables.data-00000-of-00001"));
  }

  private RunFolder create(String name) throws IOException {
    return ShapesRun.create(folder.resolve(name), second());
  }

  private static Checkpoint train(RunFolder run, TrainingObserver observer) throws Exception {
    SampleSource drawings = ShapesRun.drawings();
    return ShapesRun.train(run, drawings, observer);
  }

  private static void stopAt(int step, RunFolder run) {
    TrainingObserver stopping =
        new ShapesRun.Silence() {
          @Override
          public void made(int made, double loss, double learningRate) {
            if (made == step) {
              throw new IllegalStateException("stopped");
            }
          }
        };
    assertThrows(IllegalStateException.class, () -> train(run, stopping));
  }

  private static List<Object> steps(RunFolder run) throws IOException {
    List<Object> steps = new ArrayList<>();
    StepLog.read(run.log())
        .forEach(step -> steps.add(List.of(step.step(), step.recipe(), step.loss())));
    return steps;
  }

  private static List<Long> eventSteps(RunFolder run) throws IOException {
    return EventLog.read(run.events()).stream().map(Event::getStep).toList();
  }

  @Test
  void observerIsToldOfEachStage() throws Exception {
    List<String> told = new ArrayList<>();
    train(
        create("run"),
        new ShapesRun.Silence() {
          @Override
          public void begins(Stage stage, int done, int steps, long parameters) {
            told.add("%d %s %d/%d".formatted(stage.number(), stage.recipe().name(), done, steps));
          }
        });

    assertThat(told).containsExactly("1 first 0/7", "2 second 3/7").inOrder();
  }
}
