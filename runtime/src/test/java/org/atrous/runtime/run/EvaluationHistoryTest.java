package org.atrous.runtime.run;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.data.shapes.DrawnShapes;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.experiment.Metric;
import org.atrous.runtime.experiment.ValidationSettings;
import org.atrous.runtime.files.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationHistoryTest {
  @Test
  void bestIsTheHighestAndOfEqualOnesTheFirst() {
    assertThat(history(null, 0.2, 0.5, 0.4, 0.5).bestStep()).hasValue(20);
  }

  @Test
  void nothingIsBestBeforeTheFirstMeasurement() {
    assertThat(history(null).bestStep()).isEmpty();
  }

  @Test
  void figureThatThereIsNotIsLowerThanAny() {
    EvaluationHistory history = history(null);
    history.add(entry(10, Map.of()));
    history.add(entry(20, Map.of("mIoU", 0.0)));

    assertThat(history.bestStep()).hasValue(20);
  }

  @Test
  void patienceIsOverAfterSoManyThatAreNoBetter() {
    assertThat(history(2, 0.3, 0.2).isPatienceOver(0)).isFalse();
    assertThat(history(2, 0.3, 0.2, 0.3).isPatienceOver(0)).isTrue();
    assertThat(history(2, 0.3, 0.2, 0.4, 0.1).isPatienceOver(0)).isFalse();
  }

  @Test
  void withoutPatienceTrainingGoesToItsEnd() {
    assertThat(history(null, 0.3, 0.2, 0.1, 0.1, 0.1).isPatienceOver(0)).isFalse();
  }

  @Test
  void measurementsOfEarlierStagesDoNotCountForPatience() {
    assertThat(history(2, 0.9, 0.1, 0.2, 0.1).isPatienceOver(20)).isFalse();
    assertThat(history(2, 0.9, 0.1, 0.2, 0.1, 0.1).isPatienceOver(20)).isTrue();
  }

  @Test
  void classesStayInTheOrderOfTheDataSetWhenALogIsReadBack() throws JsonProcessingException {
    Map<String, Double> iou = new LinkedHashMap<>();
    for (int i = 0; i < 12; i++) {
      iou.put("class" + i, 0.5);
    }
    LoggedEvaluation entry = new LoggedEvaluation(10, "fine", "shapes", "val", Map.of(), iou);

    LoggedEvaluation read = Json.read(Json.line(entry), LoggedEvaluation.class);

    assertThat(read.iou().keySet()).containsExactlyElementsIn(iou.keySet()).inOrder();
  }

  private static EvaluationHistory history(@Nullable Integer patience, double... values) {
    Evaluation evaluation = new Evaluation("fine", DrawnShapes.dataset(), DrawnShapes.VAL, 4);
    List<LoggedEvaluation> entries = new ArrayList<>();
    for (double value : values) {
      entries.add(entry(10 * (entries.size() + 1), Map.of("mIoU", value)));
    }
    return new EvaluationHistory(
        new ValidationSettings(evaluation, Metric.MIOU, 10, patience), entries);
  }

  private static LoggedEvaluation entry(int step, Map<String, Double> metrics) {
    return new LoggedEvaluation(step, "fine", "shapes", "val", metrics, Map.of());
  }
}
