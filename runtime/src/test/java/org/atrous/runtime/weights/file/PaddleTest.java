package org.atrous.runtime.weights.file;

import static com.google.common.truth.Truth.assertThat;
import static org.atrous.runtime.weights.file.Fixture.assertHolds;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaddleTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void readsParameters(int protocol) throws IOException {
    try (WeightFile weights = WeightFiles.open(fixture(protocol))) {
      assertThat(weights.layouts()).hasValue(LayoutConvention.PADDLE);
      assertThat(weights.entries()).hasSize(3);
      assertHolds(weights, "conv.weight", 4, 3, 2, 2);
      assertHolds(weights, "large.weight", 40, 30);
      assertHolds(weights, "bn._mean", 4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void refusesAFileThatIsCutOffAnywhere(int protocol) throws IOException {
    Fixture.assertRefusedWhereverCut(fixture(protocol));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void throwsNothingElseWhereBytesAreWrong(int protocol) throws IOException {
    Fixture.assertNothingElseThrownWhenDamaged(fixture(protocol));
  }

  private Path fixture(int protocol) {
    return Fixture.copy("paddle_protocol_%d.pdparams".formatted(protocol), folder);
  }
}
