package org.atrous.runtime.weights.file;

import static com.google.common.truth.Truth.assertThat;
import static org.atrous.runtime.weights.file.Fixture.assertHolds;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KerasFilesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "keras_2_weights.h5, kernel",
    "keras_model.h5, kernel",
    "keras_3.weights.h5, depthwise_kernel",
    "keras_model.keras, depthwise_kernel"
  })
  void readsEveryFormat(String name, String depthwise) throws IOException {
    try (WeightFile weights = WeightFiles.open(Fixture.copy(name, folder))) {
      assertThat(weights.layouts()).hasValue(LayoutConvention.TENSORFLOW);
      assertThat(weights.entries()).hasSize(9);
      assertHolds(weights, "Conv1/kernel", 3, 3, 3, 2);
      assertHolds(weights, "Conv1/bias", 2);
      assertHolds(weights, "bn_Conv1/gamma", 2);
      assertHolds(weights, "bn_Conv1/beta", 2);
      assertHolds(weights, "bn_Conv1/moving_mean", 2);
      assertHolds(weights, "bn_Conv1/moving_variance", 2);
      assertHolds(weights, "depthwise/" + depthwise, 3, 3, 2, 1);
      assertHolds(weights, "predictions/kernel", 2, 5);
      assertHolds(weights, "predictions/bias", 5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"keras_2_weights.h5", "keras_3.weights.h5", "keras_model.keras"})
  void refusesAFileThatIsCutOffAnywhere(String name) throws IOException {
    Fixture.assertRefusedWhereverCut(Fixture.copy(name, folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"keras_2_weights.h5", "keras_3.weights.h5", "keras_model.keras"})
  void throwsNothingElseWhereBytesAreWrong(String name) throws IOException {
    Fixture.assertNothingElseThrownWhenDamaged(Fixture.copy(name, folder));
  }
}
