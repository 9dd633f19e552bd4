package org.atrous.runtime.evaluation;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.atrous.runtime.data.shapes.DrawnShapes;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.networks.ShapesNetwork;
import org.atrous.runtime.networks.ShapesSpec;
import org.atrous.runtime.run.RunException;
import org.junit.jupiter.api.Test;

class EvaluationChoiceTest {
  private static final Dataset OTHER = Dataset.named("other").classes("a").build();
  private static final Evaluation FOREIGN = new Evaluation("foreign", OTHER, "val", 8);
  private static final Evaluation TOO_FINE =
      new Evaluation("too_fine", DrawnShapes.dataset(), "val", 2);
  private static final Evaluation FINE = new Evaluation("fine", DrawnShapes.dataset(), "test", 4);
  private static final Evaluation COARSE =
      new Evaluation("coarse", DrawnShapes.dataset(), "val", 8);

  @Test
  void firstThatFitsDataSetAndNetworkIsUsual() {
    assertThat(choice(FOREIGN, TOO_FINE, FINE, COARSE).usual()).isEqualTo(FINE);
  }

  @Test
  void withoutOneTheRecipesDataSetIsMeasuredOnItsValSplit() {
    assertThat(choice(FOREIGN).usual())
        .isEqualTo(new Evaluation("shapes_val", DrawnShapes.dataset(), "val", 8));
  }

  @Test
  void givenNameDecides() {
    assertThat(choice(FINE, COARSE).named("coarse")).isEqualTo(COARSE);
  }

  @Test
  void unknownNameIsAnErrorThatNamesTheOthers() {
    RunException e = assertThrows(RunException.class, () -> choice(FINE, COARSE).named("medium"));

    assertThat(e).hasMessageThat().startsWith("the spec of this run has no evaluation `medium`");
    assertThat(e).hasMessageThat().contains("it has `fine`, `coarse`");
  }

  @Test
  void outputStrideThatTheNetworkDoesNotHaveIsAnError() {
    RunException e = assertThrows(RunException.class, () -> choice(TOO_FINE).named("too_fine"));

    assertThat(e).hasMessageThat().contains("wants output stride 2");
    assertThat(e).hasMessageThat().contains("[4, 8]");
  }

  @Test
  void anotherSplitMakesAnotherEvaluation() {
    assertThat(EvaluationChoice.onSplit(FINE, "train"))
        .isEqualTo(new Evaluation("fine_on_train", DrawnShapes.dataset(), "train", 4));
    assertThat(EvaluationChoice.onSplit(FINE, "test")).isEqualTo(FINE);
  }

  private static EvaluationChoice choice(Evaluation... evaluations) {
    return new EvaluationChoice(
        new ShapesNetwork(), ShapesSpec.recipe(1, 0.1), List.of(evaluations));
  }
}
